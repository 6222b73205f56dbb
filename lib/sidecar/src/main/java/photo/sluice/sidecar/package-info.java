/**
 * XMP sidecars: read them, merge what we want to say with what people said, prove that nothing of theirs changed.
 *
 * <p>Start at {@link photo.sluice.sidecar.Merge}. Nothing here touches a disk; see {@code photo.sluice.sidecar.file}.
 */
@NullMarked
package photo.sluice.sidecar;

import org.jspecify.annotations.NullMarked;
