namespace Whetstone.Data.Tests;

public class LabelledImagesTests
{
    private static readonly Tensor Two = Tensor.Zeros([2, 1, 3, 3], DType.UInt8);

    [Fact]
    public void A_label_without_a_class_is_refused_and_named() =>
        Assert.Contains("label 1 is 2, not one of 2 classes",
            Assert.Throws<ArgumentException>(() => new LabelledImages(Two, Tensor.Of(1L, 2), ["a", "b"])).Message);

    [Fact]
    public void Images_of_another_type_or_rank_are_refused()
    {
        Assert.Throws<ShapeException>(() => new LabelledImages(Two.To(DType.Float32), Tensor.Of(0L, 1), ["a", "b"]));
        Assert.Throws<ShapeException>(() => new LabelledImages(Two.Reshape(2, 9), Tensor.Of(0L, 1), ["a", "b"]));
        Assert.Throws<ShapeException>(() => new LabelledImages(Two, Tensor.Of(0, 1), ["a", "b"]));
    }
}
