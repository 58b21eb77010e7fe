using Whetstone.Bench.JitLint;

namespace Whetstone.Bench.Tests;

/// <summary>Finding and measuring inner loops.</summary>
public sealed class LoopTests
{
    [Fact]
    public void The_inner_loop_is_measured_and_not_the_loop_around_it()
    {
        Loop loop = Snippets.Read(Snippets.Depthwise).Select(l => Loop.Hottest(l, "vfmadd")).Single()!.Value;
        Assert.Equal(new Loop(Instructions: 10, Work: 4, Spills: 0), loop);
        Assert.Equal(2.5, loop.InstructionsPerWork);
    }

    [Fact]
    public void Vector_loads_and_stores_of_the_stack_are_spills_and_scalar_ones_are_not() =>
        Assert.Equal(new Loop(Instructions: 7, Work: 2, Spills: 2), Snippets.Read(Snippets.Spilling).Select(l => Loop.Hottest(l, "vfmadd")).Single());

    [Fact]
    public void A_method_whose_loops_do_other_work_has_no_hot_loop() =>
        Assert.Null(Loop.Hottest(Snippets.Read(Snippets.Depthwise).Single(), "vmaxps"));

    [Fact]
    public void An_inner_loop_without_work_does_not_hide_the_loop_around_it()
    {
        string text = Snippets.Spilling.Replace("       dec      dword", "G_M000_IG03:                ;; offset=0x0030\n       dec      eax\n       jne      SHORT G_M000_IG03\n       dec      dword", StringComparison.Ordinal);
        Assert.Equal(new Loop(Instructions: 9, Work: 2, Spills: 2), Loop.Hottest(Snippets.Read(text).Single(), "vfmadd"));
    }

    [Fact]
    public void Of_several_inner_loops_the_one_with_most_work_counts()
    {
        string last = "       vzeroupper\n", more = "G_M000_IG09:                ;; offset=0x01A0\n       vfmadd231ps zmm0, zmm1, zmm2\n       dec      eax\n       jne      SHORT G_M000_IG09\n";
        string text = Snippets.Depthwise.Replace("       vzeroupper", more + last.TrimEnd('\n'), StringComparison.Ordinal);
        Assert.Equal(4, Loop.Hottest(Snippets.Read(text).Single(), "vfmadd")!.Value.Work);
    }
}
