package io.github.redshiftdeploy.remedy;

import io.github.redshiftdeploy.testkit.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files under {@code corpus/remedies}. They tell for each suggestion of a page how it is followed:
 *
 * <pre>
 * # RS1010                             the page; what causes the code is its example, unless files follow here
 * &gt; A word that is reserved is no name  words of a suggestion on the page
 * before                               what causes the code, where the example does not show this suggestion
 * file example.sql                     a file, whose lines are indented; "in UTF-16LE" gives another encoding
 *     SELECT group FROM orders;
 * after                                what the suggestion makes of it
 * swap group =&gt; "group"                 another text in each file
 * cut MAXERROR 200000                  removes a text from each file
 * set name=value, unset name           a setting; "logins" asks a goal that logs in
 * remove example.sql                   no such file
 * then RS6301                          codes that are told in the place of the code
 * block                                the block of SQL behind the words is tried by this, and not by itself
 * by FooTest#method                    a test that follows the suggestion
 * left because …                       why nobody can follow it here
 * </pre>
 */
final class RemedyBook {

    private final Map<String, CodePage> pages;
    private final Map<String, List<Remedy>> remedies = new TreeMap<>();

    private String code = "";
    private @Nullable RemedyDraft page;
    private @Nullable RemedyDraft draft;
    private String file = "";

    private RemedyBook(List<CodePage> pages) {
        this.pages = new TreeMap<>();
        pages.forEach(each -> this.pages.put(each.code(), each));
    }

    /** Returns what is written of each code. */
    static Map<String, List<Remedy>> read(List<CodePage> pages) {
        RemedyBook book = new RemedyBook(pages);
        for (Path path : Corpus.of("corpus/remedies").files(".txt")) {
            try {
                Files.readAllLines(path).forEach(book::line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        book.end();
        return book.remedies;
    }

    private void line(String line) {
        if (!file.isEmpty() && (line.startsWith("    ") || line.isEmpty())) {
            current().append(file, line.isEmpty() ? "\n" : line.substring(4) + "\n");
            return;
        }
        file = "";
        if (line.startsWith("# ")) {
            end();
            code = line.substring(2).strip();
            CodePage known = pages.get(code);
            if (known == null) {
                throw new IllegalStateException("there is no page of " + code);
            }
            page = new RemedyDraft("", known);
        } else if (line.startsWith("> ")) {
            finish();
            draft = new RemedyDraft(line.substring(2).strip(), current());
        } else if (!line.isBlank() && !line.startsWith("// ")) {
            word(line);
        }
    }

    private void word(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String rest = space < 0 ? "" : line.substring(space + 1);
        RemedyDraft now = current();
        switch (word) {
            case "before" -> {} // Until "after" comes, what is said is about what causes the code.
            case "after" -> now.mend();
            case "file" -> file = now.open(rest);
            case "swap" -> now.swap(rest.split(" => ", -1));
            case "cut" -> now.swap(rest, "");
            case "set" -> now.set(rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
            case "unset" -> now.unset(rest);
            case "remove" -> now.remove(rest);
            case "then" -> now.then(rest);
            case "block" -> now.block();
            case "by" -> now.followedBy(rest);
            case "left" -> now.left(rest);
            default -> throw new IllegalStateException(code + ": what is '" + line + "'?");
        }
    }

    private RemedyDraft current() {
        if (draft != null) {
            return draft;
        }
        if (page == null) {
            throw new IllegalStateException("a file begins with '# ' and a code");
        }
        return page;
    }

    private void finish() {
        if (draft != null) {
            remedies.computeIfAbsent(code, key -> new ArrayList<>()).add(draft.remedy());
            draft = null;
        }
    }

    private void end() {
        finish();
        if (page != null && page.isFollowed()) {
            remedies.computeIfAbsent(code, key -> new ArrayList<>()).add(page.remedy());
        }
        page = null;
    }
}
