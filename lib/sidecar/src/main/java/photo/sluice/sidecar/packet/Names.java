// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.XMPSchemaRegistry;
import java.util.Map;
import javax.xml.namespace.QName;

/** The namespaces that we read or write by name, and the prefixes that readers expect to see. */
public final class Names {

    public static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public static final String X = "adobe:ns:meta/";
    public static final String SLUICE = "https://sluice.photo/ns/1.0/";
    public static final String DIGIKAM = "http://www.digikam.org/ns/1.0/";
    public static final String DARKTABLE = "http://darktable.sf.net/";
    public static final String CRS = "http://ns.adobe.com/camera-raw-settings/1.0/";

    private static final String XMP = "http://ns.adobe.com/xap/1.0/";
    private static final String DM = "http://ns.adobe.com/xmp/1.0/DynamicMedia/";
    private static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
    private static final String LR = "http://ns.adobe.com/lightroom/1.0/";
    private static final String DC = "http://purl.org/dc/elements/1.1/";

    public static final QName RATING = new QName(XMP, "Rating");
    public static final QName METADATA_DATE = new QName(XMP, "MetadataDate");
    public static final QName PICK_LABEL = new QName(DIGIKAM, "PickLabel");
    public static final QName TAGS_LIST = new QName(DIGIKAM, "TagsList");
    public static final QName HIERARCHICAL_SUBJECT = new QName(LR, "hierarchicalSubject");
    public static final QName SUBJECT = new QName(DC, "subject");
    public static final QName SIDECAR_FOR_EXTENSION = new QName(PHOTOSHOP, "SidecarForExtension");
    public static final QName LABEL = new QName(XMP, "Label");
    public static final QName COLOR_LABEL = new QName(DIGIKAM, "ColorLabel");
    public static final QName DARKTABLE_LABELS = new QName(DARKTABLE, "colorlabels");
    public static final QName DM_PICK = new QName(DM, "pick");
    public static final QName DM_GOOD = new QName(DM, "good");
    public static final QName DARKTABLE_VERSION = new QName(DARKTABLE, "xmp_version");

    /** The prefixes that programs and people expect; `lr`, `digiKam`, `darktable` are unknown to the library. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry(SLUICE, "sluice"),
            Map.entry(DIGIKAM, "digiKam"),
            Map.entry(DARKTABLE, "darktable"),
            Map.entry(LR, "lr"),
            Map.entry(DC, "dc"),
            Map.entry(XMP, "xmp"),
            Map.entry(DM, "xmpDM"),
            Map.entry(PHOTOSHOP, "photoshop"),
            Map.entry(CRS, "crs"),
            Map.entry("http://www.metadataworkinggroup.com/schemas/regions/", "mwg-rs"),
            Map.entry("http://ns.acdsee.com/iptc/1.0/", "acdsee"),
            Map.entry("http://ns.microsoft.com/photo/1.0/", "MicrosoftPhoto"));

    private Names() {}

    /** One of our own properties. */
    public static QName ours(String local) {
        return new QName(SLUICE, local);
    }

    /**
     * Binds our prefixes in the library's registry, which is global to the JVM and first come, first served: must run
     * before the first parse, or a foreign file that binds {@code lr} elsewhere makes ours {@code lr_1_} for good. This
     * package does so by itself; a program that also parses XMP in other ways calls it first thing.
     */
    public static void register() {
        XMPSchemaRegistry registry = XMPMetaFactory.getSchemaRegistry();
        PREFIXES.forEach((uri, prefix) -> {
            try {
                registry.registerNamespace(uri, prefix);
            } catch (XMPException e) {
                throw new IllegalStateException("cannot register prefix " + prefix, e);
            }
        });
    }
}
