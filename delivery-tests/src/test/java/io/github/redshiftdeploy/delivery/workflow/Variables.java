package io.github.redshiftdeploy.delivery.workflow;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables: one that nobody set is empty. */
final class Variables extends AbstractMap<String, Object> {

    private final Map<String, Object> values;

    Variables(Map<String, Object> values) {
        this.values = values;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return values.entrySet();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return true;
    }

    @Override
    public Object get(@Nullable Object key) {
        return values.getOrDefault(key, "");
    }
}
