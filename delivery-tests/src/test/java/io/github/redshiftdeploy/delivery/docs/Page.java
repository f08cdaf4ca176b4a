package io.github.redshiftdeploy.delivery.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A page of Markdown.
 *
 * @param file where it is
 * @param text all of it
 * @param links where its links and pictures lead
 * @param anchors what a link can name behind a {@code #}
 * @param snippets its blocks of code
 * @param words what it shows as code within a line
 */
record Page(
        Path file, String text, List<String> links, List<String> anchors, List<Snippet> snippets, List<String> words) {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    Page {
        links = List.copyOf(links);
        anchors = List.copyOf(anchors);
        snippets = List.copyOf(snippets);
        words = List.copyOf(words);
    }

    static Page read(Path file) {
        try {
            String text = Files.readString(file);
            Reader reader = new Reader(name(file));
            PARSER.parse(text).accept(reader);
            return new Page(file, text, reader.links, reader.anchors, reader.snippets, reader.words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its path from the root of the project. */
    String name() {
        return name(file);
    }

    private static String name(Path file) {
        return Documentation.ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** Returns its blocks of code in a language. */
    List<Snippet> snippets(String language) {
        return snippets.stream()
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }

    /**
     * A block of code.
     *
     * @param place its page and line
     * @param info what stands behind the fence, first the language; empty where there is no fence
     */
    record Snippet(String place, String info, String text) {

        String language() {
            return info.replaceFirst("\\s.*", "");
        }
    }

    private static final class Reader extends AbstractVisitor {
        private final String page;
        private final IdGenerator ids = IdGenerator.builder().build();
        private final List<String> links = new ArrayList<>();
        private final List<String> anchors = new ArrayList<>();
        private final List<Snippet> snippets = new ArrayList<>();
        private final List<String> words = new ArrayList<>();

        Reader(String page) {
            this.page = page;
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
            visitChildren(image);
        }

        @Override
        public void visit(Heading heading) {
            StringBuilder title = new StringBuilder();
            heading.accept(new Title(title));
            anchors.add(ids.generateId(title.toString()));
            visitChildren(heading);
        }

        @Override
        public void visit(Code code) {
            words.add(code.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock block) {
            String info = block.getInfo() == null ? "" : block.getInfo();
            snippets.add(new Snippet(place(block), info, block.getLiteral()));
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            snippets.add(new Snippet(place(block), "", block.getLiteral()));
        }

        private String place(Node block) {
            return page + ":" + (block.getSourceSpans().get(0).getLineIndex() + 1);
        }
    }

    private static final class Title extends AbstractVisitor {
        private final StringBuilder title;

        Title(StringBuilder title) {
            this.title = title;
        }

        @Override
        public void visit(Text text) {
            title.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            title.append(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak softly) {
            title.append(' ');
        }
    }
}
