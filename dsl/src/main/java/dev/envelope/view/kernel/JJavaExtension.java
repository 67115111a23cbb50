package dev.envelope.view.kernel;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** The service by which JJava finds this library when it starts: tables and charts then show well from the first cell. */
public final class JJavaExtension implements Extension {

    @Override
    public void install(BaseKernel kernel) {
        StockKernels.connect();
    }
}
