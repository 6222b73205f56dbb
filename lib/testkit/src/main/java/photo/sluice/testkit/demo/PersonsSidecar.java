// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

/** A sidecar as a raw converter leaves it after a person has rated, titled and tagged: attributes, lists, a foreign namespace. */
final class PersonsSidecar {
    private PersonsSidecar() {}

    static String of(String photo) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about=""
                xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
                xmlns:darktable="http://darktable.sf.net/"
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
                xmlns:job="https://example.org/ns/job/1.0/"
               xmp:Rating="5"
               xmpMM:DerivedFrom="%s"
               darktable:xmp_version="5"
               darktable:auto_presets_applied="1"
               darktable:history_end="0"
               job:number="2026-0417">
               <dc:title>
                <rdf:Alt>
                 <rdf:li xml:lang="x-default">The first one of the year</rdf:li>
                </rdf:Alt>
               </dc:title>
               <dc:subject>
                <rdf:Seq>
                 <rdf:li>people</rdf:li>
                 <rdf:li>Alice</rdf:li>
                </rdf:Seq>
               </dc:subject>
               <lr:hierarchicalSubject>
                <rdf:Seq>
                 <rdf:li>people|Alice</rdf:li>
                </rdf:Seq>
               </lr:hierarchicalSubject>
               <darktable:history>
                <rdf:Seq/>
               </darktable:history>
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            """.formatted(photo);
    }
}
