package io.github.redshiftdeploy.check;

import io.github.redshiftdeploy.config.Choice;
import io.github.redshiftdeploy.config.TransportName;
import io.github.redshiftdeploy.diagnostic.Diagnostic;
import io.github.redshiftdeploy.script.Script;
import io.github.redshiftdeploy.script.ScriptStatement;
import java.nio.charset.StandardCharsets;

/** Finds statements that the transport does not take: of those that Redshift does not take the reader tells. */
final class LengthCheck {

    /** Room for the comment that leads every statement, and tells who sent it. */
    private static final int COMMENT_BYTES = 1 << 10;

    private final TransportName transport;
    private final Findings findings;

    LengthCheck(TransportName transport, Findings findings) {
        this.transport = transport;
        this.findings = findings;
    }

    void statement(Script script, ScriptStatement statement) {
        int most = transport.statementBytes() - COMMENT_BYTES;
        if (transport == TransportName.JDBC || statement.sql().length() * 3L <= most) {
            return;
        }
        int bytes = statement.sql().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > most) {
            String message = "the statement has %,d bytes, and '%s' takes at most %,d of one"
                    .formatted(bytes, Choice.word(transport), most);
            findings.add(Diagnostic.error(CheckCode.TOO_LONG_FOR_TRANSPORT, message)
                    .at(script.place(statement.start()))
                    .help("write several statements, load the rows with COPY, or set 'redshift.transport' to 'jdbc'"));
        }
    }
}
