// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

/** Is told how a fetch goes, on the thread that fetches. */
public interface Progress {
    /** So many bytes of a part are here; called for each piece that comes. */
    void have(Part part, long bytes);

    /** Something that a person may want to know: a second try, another address. */
    void note(String line);
}
