package io.github.redshiftdeploy.remedy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A remedy that is being read. */
final class RemedyDraft {
    private final String suggestion;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> settings = new TreeMap<>();
    private final TreeSet<String> then = new TreeSet<>();
    private final List<String> followedBy = new ArrayList<>();
    private Attempt before;
    private Charset charset = StandardCharsets.UTF_8;
    private String left = "";
    private boolean block;

    RemedyDraft(String suggestion, CodePage page) {
        this.suggestion = suggestion;
        this.before = Attempt.of(page.example(), page.settings());
        files.putAll(before.files());
        settings.putAll(before.settings());
    }

    RemedyDraft(String suggestion, RemedyDraft page) {
        this.suggestion = suggestion;
        files.putAll(page.files);
        settings.putAll(page.settings);
        this.before = new Attempt(files, settings);
    }

    void mend() {
        before = new Attempt(files, settings);
    }

    /** Begins a file, in the place of one of the same name. */
    String open(String words) {
        int in = words.indexOf(" in ");
        String name = in < 0 ? words : words.substring(0, in);
        charset = in < 0 ? StandardCharsets.UTF_8 : Charset.forName(words.substring(in + 4));
        files.put(name, new byte[0]);
        return name;
    }

    void append(String name, String line) {
        byte[] old = files.getOrDefault(name, new byte[0]);
        byte[] more = line.getBytes(charset);
        byte[] whole = new byte[old.length + more.length];
        System.arraycopy(old, 0, whole, 0, old.length);
        System.arraycopy(more, 0, whole, old.length, more.length);
        files.put(name, whole);
    }

    void swap(String... texts) {
        boolean[] found = new boolean[1];
        files.replaceAll((name, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            String old = texts[0].replace("\\n", "\n");
            found[0] |= text.contains(old);
            return text.replace(old, texts[1].replace("\\n", "\n")).getBytes(StandardCharsets.UTF_8);
        });
        if (!found[0]) {
            throw new IllegalStateException("no file has '" + texts[0] + "'");
        }
    }

    void set(String name, String value) {
        settings.put(name, value);
    }

    void unset(String name) {
        settings.remove(name);
    }

    void remove(String name) {
        if (files.remove(name) == null) {
            throw new IllegalStateException("there is no file '" + name + "' to remove");
        }
    }

    void then(String codes) {
        then.addAll(List.of(codes.split(" ")));
    }

    void block() {
        block = true;
    }

    void followedBy(String test) {
        followedBy.add(test);
    }

    void left(String reason) {
        left = reason;
    }

    /** Tells whether others follow it, or nobody for a reason. */
    boolean isFollowed() {
        return !followedBy.isEmpty() || !left.isEmpty();
    }

    Remedy remedy() {
        return new Remedy(
                suggestion,
                isFollowed() ? null : new Trial(before, new Attempt(files, settings), then),
                followedBy,
                left,
                block);
    }
}
