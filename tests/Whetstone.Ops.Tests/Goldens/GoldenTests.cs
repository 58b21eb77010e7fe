using System.Collections.Concurrent;
using System.Globalization;
using Whetstone.Testing;
using Xunit.Abstractions;

namespace Whetstone.Ops.Tests;

/// <summary>Outputs and gradients agree with what PyTorch computed. Every class derived from <see cref="GoldenFamily"/> takes part.</summary>
public sealed class GoldenTests(ITestOutputHelper output)
{
    private static readonly ConcurrentDictionary<string, GoldenReport> Reports = [];

    private static readonly Dictionary<string, GoldenFamily> Known = typeof(GoldenTests).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(GoldenFamily))).Select(t => (GoldenFamily)Activator.CreateInstance(t)!).ToDictionary(f => f.Name);

    public static TheoryData<string> Families => [.. Known.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Families))]
    public void Outputs_and_gradients_agree_with_PyTorch(string family)
    {
        GoldenReport report = Of(family);
        output.WriteLine(report.ToString());
        Assert.True(report.Comparisons > 0, "the file has no cases");
        Assert.True(report.Failures.Count == 0, $"{report.Failures.Count} of {report.Comparisons} comparisons fail:\n{string.Join("\n", report.Failures.Take(40))}");
    }

    [Fact]
    public void At_least_250_comparisons_are_made()
    {
        GoldenReport[] all = [.. Known.Keys.Select(Of)];
        int comparisons = all.Sum(r => r.Comparisons);
        string line = string.Create(CultureInfo.InvariantCulture, $"goldens: {comparisons} comparisons, worst relative error {all.Max(r => r.Worst):0.0e+0}");
        output.WriteLine(line);
        Console.WriteLine(line);
        Assert.True(comparisons >= 250, line);
    }

    private static GoldenReport Of(string family) => Reports.GetOrAdd(family, name => Known[name].Run());
}
