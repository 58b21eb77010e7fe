using Whetstone.Bench.Roofline;

namespace Whetstone.Bench.Tests;

/// <summary>The arithmetic of the roofline; nothing is timed here.</summary>
public sealed class RooflineTests
{
    private static Calibration Machine(int threads = 1) => new(3e9, 16, threads, 100e9, 100e9 * threads,
        [.. CacheLevel.All.SelectMany((level, i) => new[] { 1, threads }.Distinct().Select(n => new Bandwidth(level, n, n * 80e9 / (1 << i), n * 40e9 / (1 << i))))]);

    [Fact]
    public void A_kernel_of_few_operations_a_byte_attains_what_the_bandwidth_allows()
    {
        (double flops, string level) = Machine().Attainable(flops: 1000, bytes: 4000, peak: 100e9);
        Assert.Equal("L1", level);
        Assert.Equal(20e9, flops, 1);
    }

    [Fact]
    public void A_kernel_of_many_operations_a_byte_attains_the_peak_of_its_own_time() =>
        Assert.Equal(90e9, Machine().Attainable(flops: 1e9, bytes: 4000, peak: 90e9).FlopsASecond);

    [Fact]
    public void Threads_share_the_bytes_and_each_has_caches_of_its_own()
    {
        double bytes = 1.5 * CacheLevel.All[0].Capacity;
        Assert.Equal("L2", Machine(1).Attainable(1, bytes, 100e9).Level);
        Assert.Equal("L1", Machine(2).Attainable(1, bytes, 200e9).Level);
    }

    [Fact]
    public void Working_sets_fit_their_level_and_not_the_one_above()
    {
        IReadOnlyList<CacheLevel> levels = CacheLevel.Of(48 << 10, 2 << 20, 260 << 20);
        Assert.Equal(["L1", "L2", "L3", "memory"], levels.Select(l => l.Name));
        for (int i = 0; i < levels.Count; i++)
        {
            Assert.True(levels[i].WorkingSet < levels[i].Capacity);
            if (i > 0) Assert.True(levels[i].WorkingSet > levels[i - 1].Capacity);
        }
    }

    [Fact]
    public void Median_and_spread_of_a_sample()
    {
        Sample sample = new();
        foreach (double value in (double[])[4, 1, 2, 3, 5]) sample.Add(value);
        Assert.Equal(3, sample.Median);
        Assert.Equal(2.0 / 3, sample.Spread, 12);
        sample.Add(6);
        Assert.Equal(3.5, sample.Median);
    }

    [Theory]
    [InlineData("3x224x224", 3, 224, 224)]
    [InlineData("1x28x20", 1, 28, 20)]
    public void Shapes_of_images(string text, int c, int h, int w) => Assert.Equal(new Shape(c, h, w), ImageShape.Parse(text));

    [Theory]
    [InlineData("3x224")]
    [InlineData("3x-1x2")]
    [InlineData("3x224x224x1")]
    [InlineData("3x99999999x1")]
    [InlineData("")]
    public void What_is_no_shape_of_an_image(string text) => Assert.Null(ImageShape.Parse(text));

    [Fact]
    public void The_text_and_the_json_report_hold_every_row()
    {
        Row row = new("gemm", "960^3", "product", 1, 2e9, 1e6, 0.02, 0.01, 10, 100e9, 100e9, "L2");
        Sample peaks = new();
        peaks.Add(100e9);
        StringWriter text = new(), json = new();
        TextReport.Write([row], peaks, Machine(), text);
        JsonReport.Write([row], peaks, Machine(), json);
        Assert.Contains("960^3", text.ToString(), StringComparison.Ordinal);
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(json.ToString());
        Assert.Equal(1, document.RootElement.GetProperty("rows")[0].GetProperty("shareOfPeak").GetDouble(), 12);
    }
}
