package org.innoflow.contract;

/**
 * A column of a published table.
 *
 * @param type a Spark SQL type: string, long, int, double, boolean, date, decimal(p,s),
 *     array&lt;string&gt;
 * @param key whether it belongs to the table's grain
 * @param unit the unit of a number, or empty
 * @param en meaning in English
 * @param zh meaning in Chinese
 * @param example a value as it may occur
 */
public record Column(
    String name, String type, boolean key, String unit, String en, String zh, String example) {}
