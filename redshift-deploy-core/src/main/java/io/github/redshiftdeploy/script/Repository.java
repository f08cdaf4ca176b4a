package io.github.redshiftdeploy.script;

import java.util.Optional;

/** The name of a repository in the address that Git fetches it from. */
final class Repository {

    private static final String SUFFIX = ".git";

    private Repository() {}

    /**
     * Returns the owner and the name in an address: {@code https://host/owner/name.git}, {@code git@host:owner/name},
     * {@code ssh://host:22/group/owner/name}. Absent when it has none, as the address of a folder may not.
     */
    static Optional<String> of(String address) {
        int end = address.endsWith("/") ? address.length() - 1 : address.length();
        end = address.substring(0, end).endsWith(SUFFIX) ? end - SUFFIX.length() : end;
        int name = separator(address, end);
        int owner = separator(address, name);
        boolean both = owner >= 0 && name - owner > 1 && end - name > 1;
        boolean printable = address.chars().noneMatch(Character::isISOControl);
        return both && printable ? Optional.of(address.substring(owner + 1, end).replace(':', '/')) : Optional.empty();
    }

    private static int separator(String address, int end) {
        int last = end - 1;
        while (last >= 0 && address.charAt(last) != '/' && address.charAt(last) != ':') {
            last--;
        }
        return last;
    }
}
