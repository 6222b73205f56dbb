// SPDX-License-Identifier: Apache-2.0
/**
 * The host of the writer: Kafka Streams' Processor API gives each folder to one writer, keeps its state in a local store
 * with a changelog, and hands both to another writer when this one dies.
 */
@NullMarked
package photo.sluice.runtime.streams;

import org.jspecify.annotations.NullMarked;
