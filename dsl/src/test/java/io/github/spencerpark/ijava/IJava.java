package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/** A stand-in for IJava's entry class, which is in no public repository; the kernel's base is the real one. */
public final class IJava {

    private static final BaseKernel KERNEL = new BaseKernel() {
        @Override
        public DisplayData eval(String code) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LanguageInfo getLanguageInfo() {
            throw new UnsupportedOperationException();
        }
    };

    private IJava() {}

    public static BaseKernel getKernelInstance() {
        return KERNEL;
    }
}
