namespace Whetstone.Nn.Tests.Calculators;

public sealed class FeatureMapTests
{
    [Fact]
    public void Sizes_are_those_of_real_layers_for_random_sizes()
    {
        Random random = new(5);
        for (int i = 0; i < 200; i++)
        {
            int input = random.Next(1, 40), kernel = random.Next(1, 8), stride = random.Next(1, 5), padding = random.Next(0, kernel / 2 + 1), dilation = random.Next(1, 4);
            Tensor x = Tensor.Zeros([1, 1, input, 3]);
            if (input + 2 * padding >= dilation * (kernel - 1) + 1)
                Assert.Equal(x.Conv2d(Tensor.Zeros([1, 1, kernel, 1]), null, (stride, 1), (padding, 0), (dilation, 1)).Shape[2], FeatureMap.Floor(input, kernel, stride, padding, dilation));
            if (input + 2 * padding >= kernel)
            {
                Assert.Equal(x.MaxPool2d((kernel, 1), (stride, 1), (padding, 0)).Shape[2], FeatureMap.Floor(input, kernel, stride, padding));
                Assert.Equal(x.MaxPool2d((kernel, 1), (stride, 1), (padding, 0), ceil: true).Shape[2], FeatureMap.Ceiling(input, kernel, stride, padding));
            }
            int outputPadding = random.Next(0, stride), whole = (input - 1) * stride + dilation * (kernel - 1) + outputPadding + 1;
            if (whole > 2 * padding)
                Assert.Equal(x.ConvTranspose2d(Tensor.Zeros([1, 1, kernel, 1]), null, (stride, 1), (padding, 0), (outputPadding, 0), (dilation, 1)).Shape[2],
                    FeatureMap.Transposed(input, kernel, stride, padding, outputPadding, dilation));
        }
    }

    [Fact]
    public void Same_padding_makes_a_convolution_as_long_as_it_says()
    {
        Random random = new(6);
        for (int i = 0; i < 100; i++)
        {
            int input = random.Next(1, 40), kernel = random.Next(1, 8), stride = random.Next(1, 5), dilation = random.Next(1, 4);
            SamePadding padding = SamePadding.Of(input, kernel, stride, dilation);
            Assert.InRange(padding.After - padding.Before, 0, 1);
            Tensor x = Tensor.Zeros([1, 1, input, 1]).Pad([(0, 0), (0, 0), (padding.Before, padding.After), (0, 0)]);
            Assert.Equal(x.Conv2d(Tensor.Zeros([1, 1, kernel, 1]), null, (stride, 1), 0, (dilation, 1)).Shape[2], FeatureMap.Same(input, stride));
        }
    }

    [Theory]
    [InlineData(3, 1, 1, false)]
    [InlineData(4, 1, 2, true)]
    [InlineData(5, 2, 2, false)]
    public void An_even_kernel_has_no_centre_and_is_warned_of(int kernel, int before, int after, bool warns)
    {
        SamePadding padding = SamePadding.Of(28, kernel);
        Assert.Equal((before, after, warns), (padding.Before, padding.After, padding.Warning is not null));
        if (warns) Assert.Contains("use 3 or 5", padding.Warning, StringComparison.Ordinal);
    }

    // What caffe's pooling layer computes: AlexNet's pool1 and GoogLeNet's pool1 round up; LeNet's fits.
    [Theory]
    [InlineData(55, 3, 2, 0, 27)]
    [InlineData(112, 3, 2, 0, 56)]
    [InlineData(24, 2, 2, 0, 12)]
    // The last of three windows would start at 4, in the padding after 4 pixels: clipped.
    [InlineData(3, 2, 2, 1, 2)]
    // Without padding nothing is clipped, although the last window starts beyond the input.
    [InlineData(5, 2, 5, 0, 2)]
    public void Caffe_rounds_up_and_clips_where_there_is_padding(int input, int kernel, int stride, int padding, int expected) =>
        Assert.Equal(expected, FeatureMap.CaffePooling(input, kernel, stride, padding));

    [Fact]
    public void Valid_leaves_out_what_does_not_fill_a_window()
    {
        Assert.Equal(13, FeatureMap.Valid(28, 3, 2));
        Assert.Contains("larger", Assert.Throws<ArgumentException>(() => FeatureMap.Valid(4, 5)).Message, StringComparison.Ordinal);
    }
}
