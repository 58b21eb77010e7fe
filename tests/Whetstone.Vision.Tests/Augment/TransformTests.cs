using Whetstone.Data;

namespace Whetstone.Vision.Tests;

public sealed class TransformTests
{
    [Fact]
    public void Ten_crops_are_corners_and_middle_of_the_image_and_of_its_mirror()
    {
        Image image = Pictures.Noise(3, 7, 9);
        IReadOnlyList<Image> ten = image.TenCrop(4, 5);
        (int Top, int Left)[] places = [(0, 0), (0, 4), (3, 0), (3, 4), (2, 2)];
        Image mirror = image.Transpose(Transposition.FlipLeftRight);
        for (int i = 0; i < 5; i++)
        {
            Assert.True(ten[i].HasSamePixels(image.Crop(places[i].Top, places[i].Left, 4, 5)), $"{i}");
            Assert.True(ten[5 + i].HasSamePixels(mirror.Crop(places[i].Top, places[i].Left, 4, 5)), $"{5 + i}");
        }
        Assert.True(image.TenCrop(4, 5, vertical: true)[5].HasSamePixels(image.Transpose(Transposition.FlipTopBottom).Crop(0, 0, 4, 5)));
        Assert.Contains("no parts [8, 5]", Assert.Throws<ArgumentException>(() => image.FiveCrop(8, 5)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, ImageTransform> All => new()
    {
        { "rand", new RandAugment() }, { "rand strong", new RandAugment(5, 30) }, { "trivial", new TrivialAugment() },
        { "auto", new AutoAugment() }, { "auto cifar", new AutoAugment(AutoAugmentPolicy.Cifar10) }, { "auto svhn", new AutoAugment(AutoAugmentPolicy.Svhn) }, { "augmix", new AugMix() }, { "augmix strong", new AugMix(10, 2, 4, 0.5, false) },
        { "fastai", new FastaiTransforms().Training(24) }, { "fastai from above", new FastaiTransforms { FlipVertically = true, MaxWarp = 0.4 }.Training(24) },
        { "imagenet", ImageNetTransforms.Training(24, new TrivialAugment()) }, { "imagenet evaluation", ImageNetTransforms.Evaluation(20, 24) },
        { "mxnet", new MxnetAugmenter { Height = 16, Width = 20, Resize = 30, RandomCrop = true, RandomMirror = true, Brightness = 0.3, Contrast = 0.3, Saturation = 0.3, Hue = 0.1, PcaNoise = 0.1, RandomGray = 0.2 }.Create() },
        { "mxnet det", DetAugmenters.CreateDetAugmenter(16, 20, 30, 1, 1, 0.2, true, 0.3, 0.3, 0.3, 0.1, 0.1) },
        { "perspective", new RandomPerspective(1, 1) }, { "tilt", new RandomTilt((-0.4, 0.4)) }, { "skew", new RandomSkew((-0.4, 0.4)) }, { "squish", new RandomSquish((0.5, 2)) },
        { "tilt crop", new TiltRandomCrop(20, 20, 16, 16, 0.3) }, { "jitter", new RandomJitter((0, 0.2)) }, { "cutout", new Cutout(8, (0, 3), 9) }, { "noise", new RandomizeChannel() },
        { "order", new RandomOrder(new RandomGray(), new RandomInvert(), new RandomAutoContrast()) }, { "blur", new RandomGaussianBlur(5, 3) }, { "choice", new RandomChoice(new RandomEqualize(), new RandomSharpness((0, 2))) },
        { "apply", new RandomApply(new RandomSolarize((0, 256)), 0.5) }, { "posterize", new RandomPosterize((1, 8)) }, { "scaled crop", new ScaledCenterCrop(10, 12) }, { "pad", new Pad(2) { Border = Border.Reflect } },
    };

    [Theory, MemberData(nameof(All))]
    public void Equal_streams_give_equal_images_for_all_channels_and_sizes(string name, ImageTransform transform)
    {
        foreach (var (height, width, channels) in ((int, int, int)[])[(31, 40, 3), (40, 31, 1), (28, 28, 4), (1, 1, 3), (2, 50, 3)])
            for (ulong seed = 0; seed < 8; seed++)
            {
                Image image = VisionGoldens.Hashed(3, 0, height, width, channels);
                Image first = transform.Apply(image, new Rng(seed)), second = transform.Apply(image, new Rng(seed));
                Assert.True(first.HasSamePixels(second), $"{name}: {image}, seed {seed}");
            }
    }

    [Fact]
    public void A_random_resized_crop_keeps_to_area_and_shape()
    {
        Image image = Image.Filled(100, 150, 1, 2, 3);
        Annotated sample = new(image) { Points = [(0, 0), (150, 100)] };
        for (ulong seed = 0; seed < 200; seed++)
        {
            var moved = new RandomResizedCrop(32) { Scale = (0.1, 0.5), Ratio = (0.8, 1.25) }.Apply(sample, new Rng(seed));
            // The whole image's corners, in pixels of the crop, say how large the crop is.
            double width = 150 / (moved.Points[1].X - moved.Points[0].X) * 32, height = 100 / (moved.Points[1].Y - moved.Points[0].Y) * 32;
            Assert.InRange(width * height / 15000, 0.09, 0.52);
            Assert.InRange(width / height, 0.77, 1.3);
        }
    }

    [Fact]
    public void Erasing_replaces_one_rectangle_by_the_value()
    {
        Tensor data = Tensor.Ones([3, 40, 50]);
        int erased = 0;
        for (ulong seed = 0; seed < 60; seed++)
        {
            float[] values = new RandomErasing { P = 0.5, Value = [2, 3, 4] }.Apply(data, new Rng(seed)).ToArray();
            int count = values.Count(v => v == 3);
            Assert.Equal(count, values.Count(v => v == 2));
            Assert.Equal(values.Length - 3 * count, values.Count(v => v == 1));
            if (count == 0) continue;
            erased++;
            Assert.InRange(count / 2000.0, 0.01, 0.35);
        }
        Assert.InRange(erased, 15, 45);
    }

    [Fact]
    public void Erasing_with_noise_is_normal()
    {
        float[] values = new RandomErasing { P = 1, Scale = (0.9, 0.9), Ratio = (1, 1), Value = null }.Apply(Tensor.Full([3, 100, 100], 1000f), new Rng(1)).ToArray();
        float[] noise = [.. values.Where(v => v < 500)];
        Assert.Equal(3 * 95 * 95, noise.Length);
        Assert.InRange(noise.Average(), -0.03, 0.03);
        Assert.InRange(noise.Average(v => v * v), 0.96, 1.04);
    }

    [Fact]
    public void Logit_light_leaves_the_image_alone_in_the_middle()
    {
        Image image = VisionGoldens.Hashed(1, 0, 30, 30, 3);
        Assert.True(new LogitBrightness(0.5).Apply(image, new Rng(0)).HasSamePixels(image));
        Assert.True(new LogitContrast(1).Apply(image, new Rng(0)).HasSamePixels(image));
        Assert.Equal(64, new LogitBrightness(0.25).Apply(Image.Filled(1, 1, 128), new Rng(0))[0, 0, 0]); // 1/(1 + 3·(1 − p)/p) at p = 128/255, of 255
    }

    [Fact]
    public void The_batch_turns_as_a_single_image_does()
    {
        Image image = VisionGoldens.Hashed(4, 2, 24, 32, 3);
        Batch batch = new(image.ToTensor().Reshape(1, 3, 24, 32), Tensor.Zeros([1])) { Indices = new int[] { 0 } };
        Batch turned = new BatchAffine { Degrees = 20, Zoom = 1.2 }.Apply(batch, new BatchContext(1, 0, 0));
        Image alone = image.Warp(AffineMap.Source((16, 12), -20, (0, 0), 1.2, (0, 0)), 24, 32);
        Image together = Image.FromTensor(turned.Data[0]);
        // Only inside: beyond its outermost centres grid sample fades to zero, where the image is cut at its edge.
        Assert.True(WarpTests.Largest(together.Crop(4, 4, 16, 24), alone.Crop(4, 4, 16, 24)) <= 1);
    }

    [Fact]
    public void A_flip_of_the_batch_is_exact()
    {
        Tensor x = VisionGoldens.Hashed(4, 0, 8, 8, 3).ToTensor().Reshape(1, 3, 8, 8);
        Batch flipped = new BatchAffine { FlipP = 1 }.Apply(new(x, Tensor.Zeros([1])) { Indices = new int[] { 0 } }, new BatchContext(1, 0, 0));
        Assert.Equal(x.Flip(3).ToArray(), flipped.Data.ToArray());
    }
}
