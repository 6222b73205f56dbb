// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What stands in the topic of requests: what somebody asked of the writers or the watchers, and what they answered. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RejudgeRequested.class, name = "RejudgeRequested"),
    @JsonSubTypes.Type(value = UndoRequested.class, name = "UndoRequested"),
    @JsonSubTypes.Type(value = RequestAnswered.class, name = "RequestAnswered"),
    @JsonSubTypes.Type(value = AnnounceRequested.class, name = "AnnounceRequested"),
    @JsonSubTypes.Type(value = AnnounceAnswered.class, name = "AnnounceAnswered"),
})
public sealed interface RequestEvent permits Request, RequestAnswered, AnnounceRequested, AnnounceAnswered {
    /** The request's id, which is also the record key. */
    String id();
}
