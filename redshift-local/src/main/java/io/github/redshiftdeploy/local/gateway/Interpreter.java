package io.github.redshiftdeploy.local.gateway;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/**
 * Answers what a text is in PostgreSQL's words. Procedures ask while they run, for texts that they have put together;
 * they do so as clients of a server, over PostgreSQL's own protocol and a Unix socket beside the server's.
 */
public final class Interpreter implements Closeable {
    private static final int LARGEST = 1 << 26;
    private static final int TEXT = 25;

    private final ServerSocketChannel listener;
    private final BinaryOperator<String> words;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private Interpreter(ServerSocketChannel listener, BinaryOperator<String> words) {
        this.listener = listener;
        this.words = words;
    }

    /**
     * Starts to listen.
     *
     * @param words returns, for a database and a text, what PostgreSQL is to run there
     */
    public static Interpreter listen(Path socket, BinaryOperator<String> words) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        Interpreter interpreter = new Interpreter(listener, words);
        Daemon.of("interpreter", interpreter::accept).start();
        return interpreter;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                open.add(client);
                Daemon.of("interpreted", () -> serve(client)).start();
            }
        } catch (IOException closed) {
            // The end of the interpreter.
        }
    }

    private void serve(SocketChannel channel) {
        try (BackendConnection client = BackendConnection.of(channel)) {
            welcome(client);
            answer(client);
        } catch (IOException clientGone) {
            // Nobody is left to tell.
        } finally {
            open.remove(channel);
        }
    }

    private static void welcome(BackendConnection client) throws IOException {
        byte[] startup = Messages.readBody(client.input(), LARGEST);
        if (ByteBuffer.wrap(startup).getInt() >>> 16 != Messages.VERSION_3 >>> 16) {
            throw new IOException("no start-up message");
        }
        DataOutputStream out = client.output();
        Messages.write(out, 'R', new byte[Integer.BYTES]);
        Messages.write(out, 'S', text("client_encoding\0UTF8\0"));
        Messages.write(out, 'S', text("server_version\u000018.0\0"));
        ready(out);
    }

    private void answer(BackendConnection client) throws IOException {
        DataInputStream in = client.input();
        for (int type = in.read(); type == 'Q'; type = in.read()) {
            String question = Messages.text(Messages.readBody(in, LARGEST), 0);
            int end = question.indexOf('\n');
            row(client.output(), words.apply(question.substring(0, end), question.substring(end + 1)));
        }
    }

    private static void row(DataOutputStream out, String answer) throws IOException {
        ByteBuffer description = ByteBuffer.allocate(2 + 5 + 4 + 2 + 4 + 2 + 4 + 2);
        description.putShort((short) 1).put(text("text\0"));
        description
                .putInt(0)
                .putShort((short) 0)
                .putInt(TEXT)
                .putShort((short) -1)
                .putInt(-1);
        description.putShort((short) 0);
        Messages.write(out, 'T', description.array());
        byte[] value = text(answer);
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        row.writeBytes(
                ByteBuffer.allocate(6).putShort((short) 1).putInt(value.length).array());
        row.writeBytes(value);
        Messages.write(out, 'D', row.toByteArray());
        Messages.write(out, 'C', text("SELECT 1\0"));
        ready(out);
    }

    private static void ready(DataOutputStream out) throws IOException {
        Messages.write(out, 'Z', new byte[] {'I'});
        out.flush();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Ends all conversations. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (SocketChannel client : open) {
            client.close();
        }
    }
}
