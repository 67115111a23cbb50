package dev.envelope.catalog;

import dev.envelope.catalog.Origin.Published;

/**
 * A region of a cloud and the place where it stands.
 *
 * @param name as the cloud calls it: {@code eu-west-1}
 * @param cloud whose it is; {@code any} for a part of the world that round trips are told for
 * @param place the city or the country around it, the same for every cloud that is there
 */
public record Region(String name, String cloud, String place, Published origin) {

    static Region of(Row row) {
        return new Region(row.id(), row.required("cloud"), row.required("place"), row.origin());
    }
}
