package io.github.redshiftdeploy.local.gateway;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** The few elements of DER (X.690) that a certificate is made of. */
final class Der {
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0C;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    private static final int LONG_FORM = 0x80;
    private static final int SEVEN_BITS = 7;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... elements) {
        return element(SEQUENCE, elements);
    }

    static byte[] set(byte[]... elements) {
        return element(SET, elements);
    }

    static byte[] yes() {
        return element(BOOLEAN, new byte[] {(byte) 0xFF});
    }

    static byte[] integer(BigInteger value) {
        return element(INTEGER, value.toByteArray());
    }

    static byte[] octets(byte[] content) {
        return element(OCTET_STRING, content);
    }

    /** A bit string of which the last byte leaves {@code unused} bits out. */
    static byte[] bits(int unused, byte[] content) {
        return element(BIT_STRING, new byte[] {(byte) unused}, content);
    }

    static byte[] text(String value) {
        return element(UTF8_STRING, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant instant) {
        return element(GENERALIZED_TIME, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] identifier(String dotted) {
        List<Integer> numbers =
                Stream.of(dotted.split("\\.")).map(Integer::valueOf).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(numbers.get(0) * 40 + numbers.get(1));
        numbers.subList(2, numbers.size()).forEach(number -> writeBase128(out, number));
        return element(OBJECT_IDENTIFIER, out.toByteArray());
    }

    private static void writeBase128(ByteArrayOutputStream out, int number) {
        int digits = 1;
        while (number >> (SEVEN_BITS * digits) != 0) {
            digits++;
        }
        for (int digit = digits - 1; digit > 0; digit--) {
            out.write(((number >> (SEVEN_BITS * digit)) & 0x7F) | 0x80);
        }
        out.write(number & 0x7F);
    }

    /** An element with a tag of its own; what it holds may come in pieces. */
    static byte[] element(int tag, byte[]... pieces) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            content.writeBytes(piece);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(out, content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < LONG_FORM) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
        out.write(LONG_FORM | bytes);
        for (int index = bytes - 1; index >= 0; index--) {
            out.write(length >> (Byte.SIZE * index));
        }
    }
}
