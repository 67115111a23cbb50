package dev.envelope.kernel.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    /** RFC 4231, test case 2. */
    @Test
    void aShortKeySignsAsPublished() {
        assertThat(signed("hmac-sha256", "Jefe".getBytes(US_ASCII), "what do ya want ", "for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(signed("hmac-sha512", "Jefe".getBytes(US_ASCII), "what do ya want ", "for nothing?"))
                .isEqualTo("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                        + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
    }

    /** RFC 4231, test case 6. */
    @Test
    void aKeyOfMoreThanABlockSignsAsPublished() {
        byte[] key = HexFormat.of().parseHex("aa".repeat(131));
        assertThat(signed("hmac-sha256", key, "Test Using Larger Than Block-Size Key - Hash Key First"))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @ParameterizedTest
    @CsvSource({
        "hmac-md5, HmacMD5",
        "hmac-sha1, HmacSHA1",
        "hmac-sha224, HmacSHA224",
        "hmac-sha256, HmacSHA256",
        "hmac-sha384, HmacSHA384",
        "hmac-sha512, HmacSHA512"
    })
    void everyKeyAndMessageSignsAsWithTheJdk(String scheme, String algorithm) throws GeneralSecurityException {
        var random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] key = bytes(random, 1 + i);
            byte[] message = bytes(random, i);
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            assertThat(new String(new Signature(scheme, key).of(message), US_ASCII))
                    .isEqualTo(HexFormat.of().formatHex(mac.doFinal(message)));
        }
    }

    @ParameterizedTest
    @CsvSource({"hmac-rot13", "sha256", "hmac-", "hmac-sha3_256", "''"})
    void whatIsNoWayToSignIsSaid(String scheme) {
        assertThatThrownBy(() -> new Signature(scheme, new byte[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no way to sign by " + scheme);
    }

    private static String signed(String scheme, byte[] key, String... parts) {
        byte[][] bytes = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(US_ASCII);
        }
        return new String(new Signature(scheme, key).of(bytes), US_ASCII);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
