package io.github.redshiftdeploy.local.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The members of an answer in order: text, numbers, truth values, instants and further fields, and lists of them. */
final class Fields {

    private final Map<String, Object> members = new LinkedHashMap<>();

    static Fields of(String name, Object value) {
        return new Fields().with(name, value);
    }

    Fields with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    void forEach(BiConsumer<String, Object> action) {
        members.forEach(action);
    }
}
