package dev.envelope.kernel.shell.cell;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves {@link StopCheck} into a class file: a call at each method entry and before each backward branch, and another
 * one in the place of each way to end the virtual machine; and {@link Tasks} into each call that hands tasks to a pool of threads.
 *
 * <p>A check takes nothing from the stack and leaves nothing on it, and what is put in the place of a call takes and leaves what that
 * did, so neither frames nor stack sizes change.
 */
final class StopWeaver {

    private static final String CHECK = Type.getInternalName(StopCheck.class);

    /** How tasks are handed over, besides {@code supplyAsync} and all that are named so. */
    private static final Set<String> HAND_OVER = Set.of(
            "execute", "submit", "schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay", "invokeAll", "invokeAny");

    private static final String LINK_TYPE = MethodType.methodType(
                    CallSite.class, Lookup.class, String.class, MethodType.class, MethodHandle.class)
            .toMethodDescriptorString();
    private static final Handle LINK =
            new Handle(Opcodes.H_INVOKESTATIC, Type.getInternalName(Tasks.class), "link", LINK_TYPE, false);

    private StopWeaver() {}

    static byte[] weave(byte[] classFile) {
        var reader = new ClassReader(classFile);
        var writer = new ClassWriter(reader, 0);
        reader.accept(new WovenClass(writer), 0);
        return writer.toByteArray();
    }

    private static final class WovenClass extends ClassVisitor {

        WovenClass(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            // a static initialiser that stops marks its class as broken for ever: check only in its loops
            boolean atEntry = !"<clinit>".equals(name);
            return new WovenMethod(super.visitMethod(access, name, descriptor, signature, exceptions), atEntry);
        }
    }

    private static final class WovenMethod extends MethodVisitor {

        private final Set<Label> behind = new HashSet<>();
        private final boolean atEntry;

        WovenMethod(MethodVisitor next, boolean atEntry) {
            super(Opcodes.ASM9, next);
            this.atEntry = atEntry;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (atEntry) {
                check();
            }
        }

        @Override
        public void visitLabel(Label label) {
            behind.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (behind.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if ("java/lang/System".equals(owner) && "exit".equals(name)) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CHECK, "exit", "(I)V", false);
            } else if ("java/lang/Runtime".equals(owner) && ("exit".equals(name) || "halt".equals(name))) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, CHECK, "exit", "(Ljava/lang/Runtime;I)V", false);
            } else if (handsOver(opcode, owner, name)) {
                var called = new Handle(handle(opcode), owner, name, descriptor, isInterface);
                super.visitInvokeDynamicInsn(name, withReceiver(opcode, owner, descriptor), LINK, called);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        private static boolean handsOver(int opcode, String owner, String name) {
            return opcode != Opcodes.INVOKESPECIAL
                    && owner.startsWith("java/util/concurrent/")
                    && (HAND_OVER.contains(name) || name.endsWith("Async"));
        }

        private static int handle(int opcode) {
            return switch (opcode) {
                case Opcodes.INVOKESTATIC -> Opcodes.H_INVOKESTATIC;
                case Opcodes.INVOKEINTERFACE -> Opcodes.H_INVOKEINTERFACE;
                default -> Opcodes.H_INVOKEVIRTUAL;
            };
        }

        private static String withReceiver(int opcode, String owner, String descriptor) {
            return opcode == Opcodes.INVOKESTATIC ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, CHECK, "check", "()V", false);
        }
    }
}
