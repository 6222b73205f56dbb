// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.regex.Pattern;

/**
 * A photo, named so that every machine may mount the share elsewhere: a root and the path below it.
 *
 * @param root name of the root, {@code [a-z0-9][a-z0-9._-]*}, at most 64 characters
 * @param path path below the root, {@code /}-separated, without empty, {@code .} or {@code ..} segments
 */
public record PhotoId(String root, String path) {
    private static final Pattern ROOT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public PhotoId {
        if (!isRootName(root)) throw new IllegalArgumentException("not a root name: '" + root + "'");
        if (!isPathBelow(path)) throw new IllegalArgumentException("not a path below a root: '" + path + "'");
    }

    /** Whether this may name a root: lower case, digits, dot, dash, underscore, at most 64 characters. */
    public static boolean isRootName(String name) {
        return ROOT.matcher(name).matches();
    }

    private static boolean isPathBelow(String path) {
        if (path.isEmpty() || path.indexOf('\0') >= 0) return false;
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) return false;
        }
        return true;
    }

    /** The record key: {@code root/path}. A root has no slash in it, so no two photos share a key. */
    @JsonIgnore
    public String key() {
        return root + "/" + path;
    }

    /** The inverse of {@link #key()}. */
    public static PhotoId ofKey(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) throw new IllegalArgumentException("not a photo key: '" + key + "'");
        return new PhotoId(key.substring(0, slash), key.substring(slash + 1));
    }

    /**
     * The folder that the photo lies in, with its root: {@code hot/2026/wedding}, or {@code hot} at the top. It chooses
     * the partition of results and sidecars, so that one writer sees all neighbours of a photo.
     */
    @JsonIgnore
    public String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? root : root + "/" + path.substring(0, slash);
    }

    /** The file's name: the last segment of the path. */
    @JsonIgnore
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return key();
    }
}
