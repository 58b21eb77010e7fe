namespace Whetstone.Vision.Tests;

public sealed class HomographyTests
{
    [Fact]
    public void The_four_points_go_where_they_should()
    {
        Span<(double X, double Y)> from = [(0, 0), (0, 64), (48, 64), (48, 0)], to = [(3, 5), (-4, 70), (44, 58), (50, 2)];
        var map = Homography.FromPoints(from, to);
        for (int i = 0; i < 4; i++)
        {
            var (x, y) = map.Map(from[i].X, from[i].Y);
            Assert.Equal(to[i].X, x, 1e-9);
            Assert.Equal(to[i].Y, y, 1e-9);
        }
    }

    [Fact]
    public void Three_points_on_a_line_are_refused() =>
        Assert.Throws<ArgumentException>(() => Homography.FromPoints([(0, 0), (1, 1), (2, 2), (0, 3)], [(0, 0), (1, 0), (1, 1), (0, 1)]));

    [Fact]
    public void The_inverse_undoes_the_map()
    {
        Homography map = new(1.1, 0.2, 3, -0.3, 0.9, 5, 0.001, -0.002);
        var (x, y) = map.Map(12, 34);
        (x, y) = map.Inverse().Map(x, y);
        Assert.Equal(12, x, 1e-9);
        Assert.Equal(34, y, 1e-9);
    }

    [Fact]
    public void A_product_is_one_map_after_the_other()
    {
        Homography first = new(1, 0.5, 2, 0, 1, 3, 0.01, 0), second = new(0.5, 0, 1, 0.25, 2, 0, 0, 0.02);
        var (x, y) = first.Map(7, 9);
        Assert.Equal(second.Map(x, y).X, second.After(first).Map(7, 9).X, 1e-9);
        Assert.Equal(second.Map(x, y).Y, second.After(first).Map(7, 9).Y, 1e-9);
    }
}
