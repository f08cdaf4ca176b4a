package io.github.redshiftdeploy.maven;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every text parameter of a goal or a bean is a setting of the same name. */
final class Parameters {

    private Parameters() {}

    /** Returns the fields that are texts and set, those of the superclasses included. */
    static Map<String, String> texts(Object bean) {
        Map<String, String> texts = new TreeMap<>();
        for (Class<?> type = bean.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == String.class && !Modifier.isStatic(field.getModifiers())) {
                    String value = value(field, bean);
                    if (!value.isBlank()) {
                        texts.put(field.getName(), value);
                    }
                }
            }
        }
        return texts;
    }

    /** Returns the properties whose names begin with a prefix, by the rest of their names. */
    static Map<String, String> named(Properties properties, String prefix) {
        Map<String, String> values = new HashMap<>();
        properties.forEach((name, value) -> {
            if (name.toString().startsWith(prefix)) {
                values.put(name.toString().substring(prefix.length()), value.toString());
            }
        });
        return values;
    }

    /** Returns a map of the POM, of which an empty element has no value. */
    static Map<String, String> filled(@Nullable Map<String, String> parameters) {
        Map<String, String> values = new HashMap<>();
        if (parameters != null) {
            parameters.forEach((name, value) -> values.put(name, value == null ? "" : value));
        }
        return values;
    }

    private static String value(Field field, Object bean) {
        try {
            field.setAccessible(true);
            Object value = field.get(bean);
            return value == null ? "" : value.toString();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
