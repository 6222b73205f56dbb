// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A folder of sidecars as Sluice writes them, with scores that follow from a number, and files beside them. */
final class Shoot {
    private final Path folder;

    Shoot(Path folder) {
        this.folder = folder;
    }

    /** Scores 0 to 100; the aesthetic model goes the other way, and lower is better for brisque. */
    Shoot photo(String name, double technical, int stars, String more) throws IOException {
        return sidecar(name, technical, stars, more, List.of("auto|animal|dog"), List.of("sound"));
    }

    /** A burst's photo: the rank is its place in it. */
    Shoot burst(String name, double technical, int rank, int size) throws IOException {
        String set = "sluice:setId=\"b-1\" sluice:setKind=\"burst\" sluice:setRank=\"%d\" sluice:setSize=\"%d\"";
        List<String> why = List.of(rank == 1 ? "best-of-burst" : "rest-of-burst");
        return sidecar(name, technical, 2, String.format(Locale.ROOT, set, rank, size), List.of(), why);
    }

    Shoot sidecar(String name, double technical, int stars, String more, List<String> tags, List<String> reasons)
            throws IOException {
        String text = String.format(
                Locale.ROOT,
                """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
                 xmlns:sluice="https://sluice.photo/ns/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                 sluice:technicalScore="%1$.2f" sluice:sharpnessScore="%1$.2f" sluice:noiseScore="%2$.2f"
                 sluice:appliedRating="%3$d" xmp:Rating="%3$d" sluice:policyName="gentle" sluice:policyVersion="1"
                 sluice:runId="run-1" sluice:stateVersion="1" %4$s>
                <lr:hierarchicalSubject><rdf:Bag>%5$s</rdf:Bag></lr:hierarchicalSubject>
                <sluice:appliedTags><rdf:Bag>%5$s</rdf:Bag></sluice:appliedTags>
                <sluice:modelScores><rdf:Bag>
                <rdf:li sluice:modelName="taste" sluice:modelVersion="1" sluice:modelScore="%6$.3f"/>
                <rdf:li sluice:modelName="brisque" sluice:modelVersion="1" sluice:modelScore="%7$.2f"/>
                </rdf:Bag></sluice:modelScores>
                <sluice:reasonCodes><rdf:Seq>%8$s</rdf:Seq></sluice:reasonCodes>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                """,
                technical,
                (technical * 37) % 101,
                stars,
                more,
                items(tags),
                10 - technical / 10,
                100 - technical,
                items(reasons));
        Path sidecar = folder.resolve(name + ".xmp");
        Files.createDirectories(sidecar.getParent());
        Files.writeString(sidecar, text);
        return this;
    }

    private static String items(List<String> texts) {
        StringBuilder items = new StringBuilder();
        for (String text : texts) {
            items.append("<rdf:li>")
                    .append(text.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</rdf:li>");
        }
        return items.toString();
    }
}
