// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something that happened to one version of one photo. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PhotoArrived.class, name = "PhotoArrived"),
    @JsonSubTypes.Type(value = PhotoScored.class, name = "PhotoScored"),
    @JsonSubTypes.Type(value = PhotoTagged.class, name = "PhotoTagged"),
    @JsonSubTypes.Type(value = PhotoRejected.class, name = "PhotoRejected"),
    @JsonSubTypes.Type(value = SidecarIntended.class, name = "SidecarIntended"),
    @JsonSubTypes.Type(value = SidecarOutcome.class, name = "SidecarOutcome"),
})
public sealed interface Event
        permits PhotoArrived, PhotoScored, PhotoTagged, PhotoRejected, SidecarIntended, SidecarOutcome {
    /** What it is about. */
    Subject subject();

    /** The photo it is about. */
    default PhotoId photo() {
        return subject().photo();
    }
}
