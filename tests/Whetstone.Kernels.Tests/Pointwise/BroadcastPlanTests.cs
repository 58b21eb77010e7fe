namespace Whetstone.Kernels.Tests;

public sealed class BroadcastPlanTests
{
    [Fact]
    public void Equal_shapes_become_one_row()
    {
        BroadcastPlan plan = BroadcastPlan.Of([2, 3, 4], [2, 3, 4], [2, 3, 4]);
        Assert.Equal(24, plan.RowLength);
        Assert.False(plan.Repeats(0) || plan.Repeats(1));
    }

    [Fact]
    public void A_single_number_repeats_along_the_only_row()
    {
        BroadcastPlan plan = BroadcastPlan.Of([2, 3], [2, 3], []);
        Assert.Equal(6, plan.RowLength);
        Assert.True(plan.Repeats(1));
    }

    [Fact]
    public void A_channel_repeats_along_rows_of_pixels_and_starts_anew_with_each_image()
    {
        BroadcastPlan plan = BroadcastPlan.Of([2, 3, 4, 5], [2, 3, 4, 5], [3, 1, 1]);
        Assert.Equal(20, plan.RowLength);
        Assert.True(plan.Repeats(1));
        Assert.Equal([0, 1, 2, 0, 1, 2], Enumerable.Range(0, 6).Select(row => plan.Offset(1, row)));
        Assert.Equal([0, 20, 40, 60, 80, 100], Enumerable.Range(0, 6).Select(row => plan.Offset(0, row)));
    }

    [Fact]
    public void Axes_of_extent_one_in_the_result_do_not_part_rows()
    {
        BroadcastPlan plan = BroadcastPlan.Of([2, 1, 3], [2, 1, 3], [2, 1, 3]);
        Assert.Equal(6, plan.RowLength);
    }

    [Fact]
    public void An_empty_result_has_no_elements()
    {
        Assert.Equal(0, BroadcastPlan.Of([2, 0, 3], [2, 1, 3], [0, 1]).Length);
    }

    [Fact]
    public void A_result_of_rank_0_has_one_element()
    {
        BroadcastPlan plan = BroadcastPlan.Of([], [], []);
        Assert.Equal((1, 1), (plan.Length, plan.RowLength));
    }
}
