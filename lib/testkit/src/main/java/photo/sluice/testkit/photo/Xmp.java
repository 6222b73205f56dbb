// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

/** XMP packets to embed (ISO 16684-1), small and without padding. */
public final class Xmp {
    private Xmp() {}

    /** A packet that holds nothing but {@code xmp:Rating}, -1 (rejected) to 5 stars. */
    public static String rating(int stars) {
        if (stars < -1 || stars > 5) {
            throw new IllegalArgumentException("xmp:Rating is -1 to 5, not " + stars);
        }
        return """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="%d"/>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>""".formatted(stars);
    }
}
