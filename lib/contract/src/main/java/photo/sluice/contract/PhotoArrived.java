// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

/** A version of a photo is complete on disk and waits to be looked at. Key: photo; topic: the lane's. */
public record PhotoArrived(Subject subject) implements Event {}
