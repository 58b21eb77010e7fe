using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Inception v3; 23,834,568 parameters for 1000 classes, 27,161,264 with the auxiliary classifier. Shape: [N, 3, H, W] → [N, classes], H and W at least 75.</summary>
/// <remarks>Szegedy et al., arXiv:1512.00567. Names and starting values are torchvision's.</remarks>
public sealed class InceptionV3 : Module, IAuxiliaryNetwork
{
    private readonly Sequential stem = new(
        ("Conv2d_1a_3x3", new ConvNorm(3, 32, 3, stride: 2)), ("Conv2d_2a_3x3", new ConvNorm(32, 32, 3)), ("Conv2d_2b_3x3", new ConvNorm(32, 64, 3, padding: 1)),
        ("maxpool1", new MaxPool2d(3, stride: 2)),
        ("Conv2d_3b_1x1", new ConvNorm(64, 80, 1)), ("Conv2d_4a_3x3", new ConvNorm(80, 192, 3)),
        ("maxpool2", new MaxPool2d(3, stride: 2)),
        ("Mixed_5b", InceptionBlocks.A(192, 32)), ("Mixed_5c", InceptionBlocks.A(256, 64)), ("Mixed_5d", InceptionBlocks.A(288, 64)),
        ("Mixed_6a", InceptionBlocks.B(288)),
        ("Mixed_6b", InceptionBlocks.C(768, 128)), ("Mixed_6c", InceptionBlocks.C(768, 160)), ("Mixed_6d", InceptionBlocks.C(768, 160)), ("Mixed_6e", InceptionBlocks.C(768, 192)));

    private readonly InceptionV3Head? auxiliary;
    private readonly Sequential rest;

    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="auxiliary">Whether it has a classifier halfway; see <see cref="CallWithAuxiliary"/>.</param>
    /// <param name="dropout">Probability with which features are left out before the last layer, in [0, 1).</param>
    public InceptionV3(int classes = 1000, bool auxiliary = false, double dropout = 0.5)
    {
        if (auxiliary) this.auxiliary = new(768, classes);
        rest = new(
            ("Mixed_7a", InceptionBlocks.D(768)), ("Mixed_7b", InceptionBlocks.E(1280)), ("Mixed_7c", InceptionBlocks.E(2048)),
            ("avgpool", new AdaptiveAvgPool2d(1)), ("dropout", new Dropout(dropout)), ("flatten", new Flatten()), ("fc", new Linear(2048, classes)));
        // torchvision cuts the normal at 20 standard deviations, which no number reaches.
        this.StartWith(Initial.Normal(0.1f), Initial.Normal(0.1f), zeroBiases: false);
        this.auxiliary?.Fc.Weight.Default = Initial.Normal(0.001f);
    }

    /// <summary>Its name and recipe.</summary>
    public static ModelInfo Info { get; } = new("inception-v3", "Inception v3", [3, 299, 299], classes => new InceptionV3(classes), Recipe.OfLargeImages(0.05f), Classes: 1000, BuildAuxiliary: classes => new InceptionV3(classes, auxiliary: true));

    /// <summary>What both classifiers say, for a loss of the first's plus 0.4 times the other's. Shape: [N, 3, H, W] → twice [N, classes].</summary>
    /// <exception cref="InvalidOperationException">The network was built without auxiliary classifier.</exception>
    public (Tensor Main, Tensor Auxiliary) CallWithAuxiliary(Tensor x)
    {
        if (auxiliary is null) throw new InvalidOperationException("this InceptionV3 has no auxiliary classifier; build it with auxiliary: true");
        Tensor half = x;
        Tensor main = Call(x, input => rest.Call(half = stem.Call(input)));
        return (main, auxiliary.Call(half));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Module> AuxiliaryHeads => auxiliary is { } head ? [head] : [];

    /// <summary>0.4, as in torchvision's training.</summary>
    public double AuxiliaryWeight => 0.4;

    /// <inheritdoc/>
    public (Tensor Main, IReadOnlyList<Tensor> Auxiliary) CallAll(Tensor x) => auxiliary is null ? (Call(x), []) : CallWithAuxiliary(x) is var (main, halfway) ? (main, [halfway]) : default;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => rest.Call(stem.Call(x));

    /// <inheritdoc/>
    protected override void VisitMembers(IMemberVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        // torchvision's names lie flat: those of the parts are this network's own.
        foreach ((string name, Module layer) in stem.Children()) visitor.Child(name, layer);
        visitor.Child("AuxLogits", auxiliary);
        foreach ((string name, Module layer) in rest.Children()) visitor.Child(name, layer);
    }
}
