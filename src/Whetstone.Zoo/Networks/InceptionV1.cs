using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>GoogLeNet as it was published, without batch normalisation: 6,998,552 parameters for 1000 classes, 13,378,280 with auxiliary classifiers. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Szegedy et al., arXiv:1409.4842, with the layers of Caffe's <c>bvlc_googlenet</c>. <see cref="GoogLeNet"/> is torchvision's.</remarks>
public sealed class InceptionV1 : Module, IAuxiliaryNetwork
{
    private readonly Sequential until4a, until4d, rest;
    private readonly InceptionV1Head? auxiliary1, auxiliary2;

    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="auxiliary">Whether it has classifiers halfway; see <see cref="CallWithAuxiliary"/>.</param>
    /// <param name="dropout">Probability with which features are left out before the last layer, in [0, 1).</param>
    public InceptionV1(int classes = 1000, bool auxiliary = false, double dropout = 0.4)
    {
        until4a = new(
            ("conv1", Conv(3, 64, 7, stride: 2)), ("pool1", Pool()), ("norm1", new LocalResponseNorm(5)),
            ("conv2_reduce", Conv(64, 64, 1)), ("conv2", Conv(64, 192, 3)), ("norm2", new LocalResponseNorm(5)), ("pool2", Pool()),
            ("inception_3a", Block(192, 64, 96, 128, 16, 32, 32)), ("inception_3b", Block(256, 128, 128, 192, 32, 96, 64)), ("pool3", Pool()),
            ("inception_4a", Block(480, 192, 96, 208, 16, 48, 64)));
        until4d = new(
            ("inception_4b", Block(512, 160, 112, 224, 24, 64, 64)), ("inception_4c", Block(512, 128, 128, 256, 24, 64, 64)),
            ("inception_4d", Block(512, 112, 144, 288, 32, 64, 64)));
        rest = new(
            ("inception_4e", Block(528, 256, 160, 320, 32, 128, 128)), ("pool4", Pool()),
            ("inception_5a", Block(832, 256, 160, 320, 32, 128, 128)), ("inception_5b", Block(832, 384, 192, 384, 48, 128, 128)),
            ("pool5", new GlobalAvgPool2d()), ("flatten", new Flatten()), ("dropout", new Dropout(dropout)), ("classifier", new Linear(1024, classes)));
        if (auxiliary) (auxiliary1, auxiliary2) = (new(512, classes), new(528, classes));
        this.StartWith(Initial.XavierUniform(), Initial.XavierUniform());
    }

    /// <summary>Its name and recipe.</summary>
    public static ModelInfo Info { get; } = new("inception-v1", "GoogLeNet without batch norm, as in Caffe", [3, 224, 224], classes => new InceptionV1(classes), Recipe.OfLargeImages(0.01f), Classes: 1000, BuildAuxiliary: classes => new InceptionV1(classes, auxiliary: true));

    /// <summary>What all classifiers say, for a loss of the first's plus 0.3 times the others'. Shape: [N, 3, H, W] → three times [N, classes].</summary>
    /// <exception cref="InvalidOperationException">The network was built without auxiliary classifiers.</exception>
    public (Tensor Main, Tensor Auxiliary1, Tensor Auxiliary2) CallWithAuxiliary(Tensor x)
    {
        if (auxiliary1 is null || auxiliary2 is null) throw new InvalidOperationException("this InceptionV1 has no auxiliary classifiers; build it with auxiliary: true");
        Tensor third = x, sixth = x;
        Tensor main = Call(x, input => rest.Call(sixth = until4d.Call(third = until4a.Call(input))));
        return (main, auxiliary1.Call(third), auxiliary2.Call(sixth));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Module> AuxiliaryHeads => auxiliary1 is { } first && auxiliary2 is { } second ? [first, second] : [];

    /// <summary>0.3, as in the paper.</summary>
    public double AuxiliaryWeight => 0.3;

    /// <inheritdoc/>
    public (Tensor Main, IReadOnlyList<Tensor> Auxiliary) CallAll(Tensor x) => auxiliary1 is null ? (Call(x), []) : CallWithAuxiliary(x) is var (main, first, second) ? (main, [first, second]) : default;

    /// <summary>The block of the paper: four branches, rectified. Shape: [N, inputs, H, W] → [N, one + three + five + pool, H, W].</summary>
    internal static Module Block(int inputs, int one, int threeFrom, int three, int fiveFrom, int five, int pool) => new InceptionBlock(
        new([("1x1", Conv(inputs, one, 1))]),
        new([("3x3_reduce", Conv(inputs, threeFrom, 1)), ("3x3", Conv(threeFrom, three, 3))]),
        new([("5x5_reduce", Conv(inputs, fiveFrom, 1)), ("5x5", Conv(fiveFrom, five, 5))]),
        new([("pool", new MaxPool2d(3, stride: 1, padding: 1)), ("pool_proj", Conv(inputs, pool, 1))]));

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => rest.Call(until4d.Call(until4a.Call(x)));

    /// <inheritdoc/>
    protected override void VisitMembers(IMemberVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        // Where the classifiers halfway take their input is no part of the names.
        foreach ((string name, Module layer) in until4a.Children().Concat(until4d.Children()).Concat(rest.Children())) visitor.Child(name, layer);
        visitor.Child("loss1", auxiliary1);
        visitor.Child("loss2", auxiliary2);
    }

    private static Sequential Conv(int inputs, int outputs, int kernel, int stride = 1) =>
        new(("conv", new Conv2d(inputs, outputs, kernel, stride, padding: kernel / 2)), ("relu", new Relu()));

    private static MaxPool2d Pool() => new(3, stride: 2, ceil: true);
}
