namespace Whetstone.Data.Tests;

public class FitImagesTests
{
    private static Batch Fit(Tensor images, Shape shape) => new FitImages(shape).Apply(new(images, Tensor.Zeros([images.Shape[0]], DType.Int64)), new(0, 0, 0));

    [Fact]
    public void A_grey_channel_is_repeated()
    {
        Tensor grey = Tensor.Arange(8).To(DType.Float32).Reshape(2, 1, 2, 2);
        Assert.Equal([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7], Fit(grey, [3, 2, 2]).Data.ToArray());
    }

    [Fact]
    public void Extents_become_those_asked_for_and_a_ramp_stays_a_ramp()
    {
        Tensor ramp = Tensor.Of([0f, 1, 2, 3], [1, 1, 1, 4]);
        Tensor y = Fit(ramp, [1, 2, 8]).Data;
        Assert.Equal([1, 1, 2, 8], y.Shape);
        Assert.Equal([0, 0.25f, 0.75f, 1.25f, 1.75f, 2.25f, 2.75f, 3, 0, 0.25f, 0.75f, 1.25f, 1.75f, 2.25f, 2.75f, 3], y.ToArray());
    }

    [Fact]
    public void Colours_cannot_become_another_number_of_channels() =>
        Assert.Contains("1 or 1", Assert.Throws<ShapeException>(() => Fit(Tensor.Zeros([1, 3, 4, 4]), [1, 4, 4])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_shape_without_channels_is_refused() => Assert.Throws<ArgumentException>(() => new FitImages([4, 4]));
}
