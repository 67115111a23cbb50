package dev.envelope.kernel.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A keyed-hash message authentication code, as Jupyter names it: {@code hmac-sha256}.
 *
 * <p>{@code H(key ^ opad, H(key ^ ipad, message))}, with the key filled up with zeros to a block of the hash. Source: RFC
 * 2104; MD5 and the SHA-1 and SHA-2 families, whose blocks have 64 bytes, and 128 where the hash has more than 32.
 *
 * <p>The JDK's {@code Mac} gives the same. Its first use in a process reads the rules of cryptography and asks all jars of
 * the class path for protocols of URLs, in the very moment in which the kernel shall answer for the first time.
 *
 * <pre>{@code
 * new Signature("hmac-sha256", key).of(header, parent, metadata, content) // 64 hexadecimal digits
 * }</pre>
 */
final class Signature {

    /** The JDK's names of the hashes; it must have each of them. */
    private static final Map<String, String> HASHES = Map.of(
            "hmac-md5", "MD5",
            "hmac-sha1", "SHA-1",
            "hmac-sha224", "SHA-224",
            "hmac-sha256", "SHA-256",
            "hmac-sha384", "SHA-384",
            "hmac-sha512", "SHA-512");

    private static final byte OPAD = 0x5c;
    private static final byte IPAD = 0x36;

    private final String algorithm;
    private final byte[] outer;
    private final byte[] inner;

    /** @throws IllegalArgumentException if there is no such way to sign */
    Signature(String scheme, byte[] key) {
        @Nullable String known = HASHES.get(scheme);
        if (known == null) {
            throw new IllegalArgumentException("no way to sign by " + scheme);
        }
        algorithm = known;
        MessageDigest hash = hash();
        int block = hash.getDigestLength() > 32 ? 128 : 64;
        byte[] filled = Arrays.copyOf(key.length > block ? hash.digest(key) : key, block);
        outer = padded(filled, OPAD);
        inner = padded(filled, IPAD);
    }

    /** The code of these parts, one after the other, in hexadecimal digits. Any thread may ask. */
    byte[] of(byte[]... parts) {
        MessageDigest hash = hash();
        hash.update(inner);
        for (byte[] part : parts) {
            hash.update(part);
        }
        byte[] message = hash.digest();
        hash.update(outer);
        return HexFormat.of().formatHex(hash.digest(message)).getBytes(StandardCharsets.US_ASCII);
    }

    private MessageDigest hash() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] padded(byte[] key, byte pad) {
        byte[] padded = key.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= pad;
        }
        return padded;
    }
}
