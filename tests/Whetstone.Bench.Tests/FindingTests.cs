using Whetstone.Bench.JitLint;

namespace Whetstone.Bench.Tests;

/// <summary>Judging kernels by their bounds.</summary>
public sealed class FindingTests
{
    private static Bound Of(string line) => Bound.Read([line]).Single();

    [Theory]
    [InlineData("2.50 0", "")]
    [InlineData("2.49 0", "too many instructions")]
    public void More_instructions_than_the_bound_are_a_fault(string bounds, string fault) =>
        Assert.Equal(fault, Finding.Of(Of($"four avx512 DepthwiseLines Four Simd512 vfmadd {bounds}"), Snippets.Read(Snippets.Depthwise)).Fault);

    [Theory]
    [InlineData(2, "")]
    [InlineData(1, "too many spills")]
    public void More_spills_than_the_bound_are_a_fault(int most, string fault) =>
        Assert.Equal(fault, Finding.Of(Of($"run avx2 Kernel Run - vfmadd 4 {most}"), Snippets.Read(Snippets.Spilling)).Fault);

    [Theory]
    [InlineData("four avx512 DepthwiseLines Four Simd256 vfmadd 9 9")]
    [InlineData("four avx512 DepthwiseLines Fou Simd512 vfmadd 9 9")]
    [InlineData("four avx512 DepthwiseRows Four - vfmadd 9 9")]
    [InlineData("four avx512 DepthwiseLines Four - vmaxps 9 9")]
    public void A_kernel_that_is_not_found_is_a_fault(string line) =>
        Assert.Contains("no such loop", Finding.Of(Of(line), Snippets.Read(Snippets.Depthwise)).Fault, StringComparison.Ordinal);

    [Fact]
    public void Code_that_is_not_final_does_not_count()
    {
        string text = Snippets.Spilling.Replace("(Tier1)", "(Tier1-OSR @0x12)", StringComparison.Ordinal);
        Assert.Null(Finding.Of(Of("run avx2 Kernel Run - vfmadd 9 9"), Snippets.Read(text)).Loop);
    }

    [Fact]
    public void The_bounds_of_the_repository_can_be_read()
    {
        Bound[] bounds = [.. Bound.Read(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "bounds.txt")))];
        Assert.Equal(bounds.Length, bounds.Select(b => (b.Kernel, b.Set)).Distinct().Count());
        Assert.All(bounds, b => Assert.Contains(b.Set, (string[])["avx512", "avx2"]));
    }

    [Theory]
    [InlineData("tile avx512 Tile Run - vfmadd 1.75")]
    [InlineData("tile avx512 Tile Run - vfmadd few 0")]
    [InlineData("tile avx512 Tile Run - vfmadd 1.75 -1")]
    public void A_broken_line_is_named(string line)
    {
        FormatException error = Assert.Throws<FormatException>(() => Bound.Read(["# heading", "", line]).ToList());
        Assert.Contains("line 3", error.Message, StringComparison.Ordinal);
    }
}
