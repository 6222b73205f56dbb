// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

/**
 * A watcher has taken a part of a request in.
 *
 * @param part of the request
 * @param taken photos that are announced as soon as the log takes them
 * @param waiting photos that were on their way to be announced anyhow
 * @param gone photos that are not there
 */
public record AnnounceAnswered(String id, int part, int taken, int waiting, int gone) implements RequestEvent {}
