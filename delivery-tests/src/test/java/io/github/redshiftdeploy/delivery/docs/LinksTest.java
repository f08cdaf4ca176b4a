package io.github.redshiftdeploy.delivery.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link within the project leads somewhere, and every page can be reached. */
class LinksTest {

    private static final int LONGEST_FRONT = 150;

    private static final List<Page> PAGES = Documentation.pages();
    private static final Map<Path, Page> BY_FILE =
            PAGES.stream().collect(Collectors.toMap(Page::file, Function.identity()));

    @Test
    void every_link_leads_to_a_file_and_its_anchor() {
        List<String> broken = PAGES.stream().flatMap(LinksTest::broken).toList();

        assertThat(PAGES).hasSizeGreaterThan(100);
        assertThat(broken).isEmpty();
    }

    @Test
    void every_page_can_be_reached_from_the_front() {
        Path front = Documentation.ROOT.resolve(Documentation.FRONT);
        Set<Path> reached = new TreeSet<>(Set.of(front));
        Deque<Path> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            Path page = next.remove();
            targets(page).filter(reached::add).forEach(next::add);
        }

        assertThat(BY_FILE.keySet().stream()
                        .filter(file -> !reached.contains(file))
                        .map(Documentation.ROOT::relativize))
                .isEmpty();
    }

    @Test
    void the_front_is_read_in_a_few_minutes() {
        String front = page(Documentation.ROOT.resolve(Documentation.FRONT)).text();

        assertThat(front.lines()).hasSizeLessThanOrEqualTo(LONGEST_FRONT);
    }

    private static Page page(Path file) {
        return Objects.requireNonNull(BY_FILE.get(file), file::toString);
    }

    private static Stream<String> broken(Page page) {
        return page.links().stream()
                .filter(LinksTest::isOurs)
                .filter(link -> !leadsSomewhere(page, link))
                .map(link -> page.name() + ": " + link);
    }

    private static boolean leadsSomewhere(Page page, String link) {
        Path target = target(page.file(), link);
        if (!target.startsWith(Documentation.ROOT) || Files.notExists(target)) {
            return false;
        }
        String anchor = URI.create(link).getFragment();
        return anchor == null
                || (BY_FILE.containsKey(target) && page(target).anchors().contains(anchor));
    }

    /** Returns the pages that a page links to; a link to a folder shows its files on GitHub. */
    private static Stream<Path> targets(Path page) {
        return page(page).links().stream()
                .filter(LinksTest::isOurs)
                .map(link -> target(page, link))
                .flatMap(target -> Files.isDirectory(target)
                        ? BY_FILE.keySet().stream().filter(file -> file.startsWith(target))
                        : Stream.of(target).filter(BY_FILE::containsKey));
    }

    private static boolean isOurs(String link) {
        return !URI.create(link).isAbsolute();
    }

    private static Path target(Path page, String link) {
        String path = URI.create(link).getPath();
        return path.isEmpty() ? page : page.resolveSibling(path).normalize();
    }
}
