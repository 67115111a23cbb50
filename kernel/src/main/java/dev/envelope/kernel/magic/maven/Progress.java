package dev.envelope.kernel.magic.maven;

import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Tells which library is being fetched, and how many have come. */
final class Progress extends AbstractTransferListener {

    private final Consumer<String> told;
    private int fetched;

    Progress(Consumer<String> told) {
        this.told = told;
    }

    @Override
    public synchronized void transferStarted(TransferEvent event) {
        if (isLibrary(event)) {
            tell(", fetching " + name(event));
        }
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        if (isLibrary(event)) {
            fetched++;
            tell(", the last " + name(event));
        }
    }

    private void tell(String what) {
        told.accept(fetched + (fetched == 1 ? " library" : " libraries") + " fetched" + what);
    }

    private static boolean isLibrary(TransferEvent event) {
        return event.getRequestType() == TransferEvent.RequestType.GET
                && name(event).endsWith(".jar");
    }

    private static String name(TransferEvent event) {
        return event.getResource().getResourceName().replaceFirst(".*/", "");
    }
}
