package io.github.redshiftdeploy.maven;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;

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
