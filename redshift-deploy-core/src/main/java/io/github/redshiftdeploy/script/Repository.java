package io.github.redshiftdeploy.script;

import java.util.Optional;

/** The name of a repository in the address that Git fetches it from. */
final class Repository {

    private static final String SUFFIX = ".git";
    private static final String AUTHORITY = "://";

    private Repository() {}

    /**
     * Returns the owner and the name in an address: {@code https://host/owner/name.git}, {@code git@host:owner/name},
     * {@code ssh://host:22/group/owner/name}. Absent when it has none, as the address of a folder may not. Whatever
     * stands before the path is left out: a password may be there.
     */
    static Optional<String> of(String address) {
        String path = path(address);
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        end = path.substring(0, end).endsWith(SUFFIX) ? end - SUFFIX.length() : end;
        int name = path.lastIndexOf('/', end - 1);
        int owner = path.lastIndexOf('/', name - 1);
        boolean both = name - owner > 1 && end - name > 1;
        boolean printable = address.chars().noneMatch(Character::isISOControl);
        return both && printable ? Optional.of(path.substring(owner + 1, end)) : Optional.empty();
    }

    /** Returns what follows user, password, host and port; a password may hold any character, an at sign ends it. */
    private static String path(String address) {
        int scheme = address.indexOf(AUTHORITY);
        int host = address.lastIndexOf('@') + 1;
        if (scheme >= 0) {
            int slash = address.indexOf('/', Math.max(scheme + AUTHORITY.length(), host));
            return slash < 0 ? "" : address.substring(slash + 1);
        }
        int colon = address.indexOf(':', host);
        int slash = address.indexOf('/', host);
        boolean hasHost = colon >= 0 && (slash < 0 || colon < slash);
        return address.substring(hasHost ? colon + 1 : host);
    }
}
