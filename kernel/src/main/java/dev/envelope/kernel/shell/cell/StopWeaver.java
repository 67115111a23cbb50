package dev.envelope.kernel.shell.cell;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
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
 * one in the place of each way to end the virtual machine. A call that may hand work to another thread is linked by {@link Handover}.
 *
 * <p>The call takes nothing from the stack and leaves nothing on it, so neither frames nor stack sizes change.
 */
final class StopWeaver {

    private static final String CHECK = Type.getInternalName(StopCheck.class);

    private static final Handle HANDOVER = new Handle(
            Opcodes.H_INVOKESTATIC,
            Type.getInternalName(Handover.class),
            "link",
            MethodType.methodType(
                            CallSite.class,
                            MethodHandles.Lookup.class,
                            String.class,
                            MethodType.class,
                            MethodHandle.class)
                    .toMethodDescriptorString(),
            false);

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
            } else if (opcode != Opcodes.INVOKESPECIAL && Handover.mayBe(owner, name, descriptor)) {
                handOver(opcode, owner, name, descriptor, isInterface);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        /** The receiver is the first argument of a call that is linked, so this finds the stack as the call would. */
        private void handOver(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean isStatic = opcode == Opcodes.INVOKESTATIC;
            int tag = isStatic
                    ? Opcodes.H_INVOKESTATIC
                    : isInterface ? Opcodes.H_INVOKEINTERFACE : Opcodes.H_INVOKEVIRTUAL;
            super.visitInvokeDynamicInsn(
                    name,
                    isStatic ? descriptor : "(L" + owner + ";" + descriptor.substring(1),
                    HANDOVER,
                    new Handle(tag, owner, name, descriptor, isInterface));
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, CHECK, "check", "()V", false);
        }
    }
}
