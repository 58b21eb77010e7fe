using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whetstone.Bench.Roofline;

/// <summary>The findings as one JSON document, in units of seconds, bytes and operations.</summary>
/// <param name="Calibration">What the machine can do.</param>
/// <param name="Clock">How the rows were timed.</param>
/// <param name="PeakLeast">Least peak found between the rows.</param>
/// <param name="PeakMedian">The middle one.</param>
/// <param name="PeakLargest">The largest one.</param>
/// <param name="Rows">The kernels.</param>
internal sealed record JsonReport(Calibration Calibration, string Clock, double PeakLeast, double PeakMedian, double PeakLargest, IReadOnlyList<Row> Rows)
{
    internal static void Write(IReadOnlyList<Row> rows, Sample peaks, Calibration c, TextWriter to) =>
        to.WriteLine(JsonSerializer.Serialize(new(c, Interval.Name(c.Threads), peaks.Least, peaks.Median, peaks.Largest, rows), JsonReportContext.Default.JsonReport));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class JsonReportContext : JsonSerializerContext;
