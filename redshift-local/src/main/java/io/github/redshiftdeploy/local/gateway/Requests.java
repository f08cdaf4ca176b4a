package io.github.redshiftdeploy.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Carries what the client says to the server, its statements translated. */
final class Requests {
    /** Amazon Redshift's limit for the text of a statement. */
    static final int LARGEST_STATEMENT = 16 * 1024 * 1024;

    /** What may stand beside the text: a name, the types of parameters. */
    private static final int SLACK = 1 << 18;

    private static final int LARGEST_MESSAGE = 1 << 30;
    private static final int END = -1;
    private static final int TERMINATE = 'X';

    private final ClientInput client;
    private final DataInputStream in;
    private final Lines lines;
    private final Exchange exchange;
    private final Narration narration;
    private final Translator translator;
    private final Instruments instruments;

    Requests(
            Client client,
            Lines lines,
            Exchange exchange,
            Narration narration,
            Translator translator,
            Instruments instruments) {
        this.client = client.input();
        this.in = client.dataInput();
        this.lines = lines;
        this.exchange = exchange;
        this.narration = narration;
        this.translator = translator;
        this.instruments = instruments;
    }

    /** Runs until the client has said its last. */
    void carry() throws IOException, Cut {
        for (int type = in.read(); type != END; type = in.read()) {
            if (type != TERMINATE) {
                exchange.begin();
            }
            carry((char) type, Messages.readLength(in, LARGEST_MESSAGE));
            if (client.available() == 0) {
                server().flush();
            }
        }
    }

    private void carry(char type, int length) throws IOException, Cut {
        switch (type) {
            case 'Q' -> query(length);
            case 'P' -> parse(length);
            case 'E' -> execute(length);
            case 'B' -> bind(length);
            case 'S', 'F' -> {
                exchange.sync();
                narration.sync();
                copy(type, length);
            }
            default -> copy(type, length);
        }
    }

    private void query(int length) throws IOException, Cut {
        meet(instruments.faults().ofStatement());
        instruments.counters().statement();
        if (length > LARGEST_STATEMENT + 1) {
            skip(length);
            Translation refusal = tooLarge(length - 1);
            exchange.query("", refusal, false);
            narration.query("");
            Messages.write(server(), 'Q', terminated(refusal.sql()));
            return;
        }
        byte[] body = new byte[length];
        in.readFully(body);
        String sql = Messages.text(body, 0);
        instruments.journal().add(sql);
        meet(instruments.faults().ofText(sql));
        List<Leg> legs = translate(sql, translator::legs, Leg::here, lines::ask);
        narration.query(sql);
        for (int i = 0; i < legs.size() && run(sql, body, legs.get(i), i < legs.size() - 1); i++) {
            // Each part once the one before has worked.
        }
    }

    /** Tells whether the next part is to run; waits for that. */
    private boolean run(String sql, byte[] body, Leg leg, boolean more) throws IOException {
        Optional<ServerError> stuck = leg.move() == null ? Optional.empty() : lines.move(leg.move());
        Translation translation = stuck.map(error -> Translation.refused(error.sqlState(), error.message()))
                .orElse(leg.translation());
        boolean another = more && stuck.isEmpty();
        exchange.query(sql, translation, another);
        Messages.write(lines.output(), 'Q', translation.sql().equals(sql) ? body : terminated(translation.sql()));
        if (!another) {
            return false;
        }
        lines.output().flush();
        exchange.awaitStatus();
        return exchange.failure().isEmpty();
    }

    private void parse(int length) throws IOException, Cut {
        if (length > LARGEST_STATEMENT + SLACK) {
            skip(length);
            Translation refusal = tooLarge(length);
            exchange.parse("", refusal);
            Messages.write(server(), 'P', parseBody("", refusal.sql(), new byte[Short.BYTES], 0));
            return;
        }
        byte[] body = new byte[length];
        in.readFully(body);
        int start = Messages.end(body, 0) + 1;
        String sql = Messages.text(body, start);
        instruments.journal().add(sql);
        meet(instruments.faults().ofText(sql));
        Translation translation = translate(sql, translator::prepare, refusal -> refusal, Questions.none());
        exchange.parse(sql, translation);
        narration.parse(Messages.text(body, 0), sql);
        Messages.write(server(), 'P', translation.sql().equals(sql) ? body : replaced(body, start, translation));
    }

    private static byte[] replaced(byte[] body, int start, Translation translation) {
        return parseBody(Messages.text(body, 0), translation.sql(), body, Messages.end(body, start) + 1);
    }

    private static byte[] parseBody(String name, String sql, byte[] rest, int restStart) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(terminated(name));
        out.writeBytes(terminated(sql));
        out.write(rest, restStart, rest.length - restStart);
        return out.toByteArray();
    }

    private void execute(int length) throws IOException, Cut {
        meet(instruments.faults().ofStatement());
        instruments.counters().statement();
        byte[] names = names(1, length);
        narration.execute(Messages.text(names, 0));
        copy('E', names, length);
    }

    private void bind(int length) throws IOException {
        byte[] names = names(2, length);
        narration.bind(
                Messages.text(names, 0), Messages.text(names, Math.min(Messages.end(names, 0) + 1, names.length)));
        copy('B', names, length);
    }

    /** Reads so many names, which a message begins with; what follows them may be large. */
    private byte[] names(int count, int length) throws IOException {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        int found = 0;
        while (found < count && names.size() < length && names.size() < SLACK) {
            byte next = in.readByte();
            names.write(next);
            found += next == 0 ? 1 : 0;
        }
        return names.toByteArray();
    }

    /** Waits first until earlier texts are answered: how to translate this one may depend on them. */
    private <T> T translate(String sql, By<T> by, Function<Translation, T> refused, Questions questions)
            throws IOException {
        server().flush();
        char status = exchange.awaitStatus();
        translator.at(lines.database(), status == 'E' ? Questions.none() : questions);
        try {
            return by.translate(sql, status);
        } catch (OutOfMemoryError | StackOverflowError tooMuch) {
            // Only this statement needed so much, and what it took is free again.
            return refused.apply(Translation.refused(
                    "53200",
                    "the stand-in has too little memory to translate this statement of " + sql.length()
                            + " characters; give its process more with -Xmx or -Xss"));
        } catch (RuntimeException bug) {
            return refused.apply(Translation.refused("XX000", "the stand-in cannot translate this statement: " + bug));
        }
    }

    private DataOutputStream server() {
        return lines.output();
    }

    /** One way to translate a text. */
    @FunctionalInterface
    private interface By<T> {
        T translate(String sql, char transactionStatus);
    }

    private void meet(Faults.Fate fate) throws Cut {
        switch (fate) {
            case PASSES -> {}
            case CUT -> throw new Cut();
            case CUT_WHEN_DONE -> exchange.swallow();
        }
    }

    private static Translation tooLarge(int size) {
        return Translation.refused(
                "54000",
                "Statement is too large. Statement Size: " + size + " bytes. Maximum Allowed: " + LARGEST_STATEMENT
                        + " bytes");
    }

    private void copy(char type, byte[] read, int length) throws IOException {
        server().writeByte(type);
        server().writeInt(length + Integer.BYTES);
        server().write(read);
        Messages.copy(in, server(), length - read.length);
    }

    private void copy(char type, int length) throws IOException {
        server().writeByte(type);
        server().writeInt(length + Integer.BYTES);
        Messages.copy(in, server(), length);
    }

    private void skip(int length) throws IOException {
        Messages.copy(in, OutputStream.nullOutputStream(), length);
    }

    private static byte[] terminated(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
