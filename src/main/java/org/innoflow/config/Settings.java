package org.innoflow.config;

import java.util.List;

/**
 * The whole configuration of a run. {@code reference.conf} explains every key.
 *
 * @param inputPath what relative paths of sources start from
 * @param replay files of corrected reject rows
 * @param outputPath where releases are written
 * @param exclusive whether one run alone may write to the output at a time
 * @param keepStage whether a published release keeps its intermediate tables
 * @param organisationAliases files of organisations' other names
 * @param flowRegionSets the region sets of flow_summary and, but for {@code all}, region_profile
 * @param policyTerms the terms that are counted in policy documents
 * @param roleThreshold |nsi| up to which a strong place is a hub
 * @param specialisation what specialisation is computed for
 * @param indices the composite indices that are computed
 * @param reports the report tables
 * @param exports the graphs that a release has as files
 * @param publishedFigures files of published figures to compare the release with
 * @param drift how far a run may differ from the release before it
 * @param lineage where OpenLineage events go
 * @param publish what a release is made known to
 * @param spark what Spark is told
 * @param text the configuration as read, for the manifest
 */
public record Settings(
    String inputPath,
    List<String> replay,
    String outputPath,
    boolean exclusive,
    boolean keepStage,
    List<SourceSettings> sources,
    RegionSets regionSets,
    List<SectorLabel> sectors,
    List<Taxonomy> taxonomies,
    List<String> organisationAliases,
    CurrencyRates currencies,
    List<String> policyTerms,
    List<String> flowRegionSets,
    double roleThreshold,
    SpecialisationSettings specialisation,
    NetworkSettings network,
    List<IndexSettings> indices,
    ReportSettings reports,
    ExportSettings exports,
    List<PublishedFigure> publishedFigures,
    DriftSettings drift,
    LineageSettings lineage,
    PublishSettings publish,
    SparkSettings spark,
    String text) {}
