using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>GoogLeNet (Inception v1) with batch normalisation; 6,624,904 parameters for 1000 classes, 13,004,888 with auxiliary classifiers. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Szegedy et al., arXiv:1409.4842. Names and starting values are torchvision's.</remarks>
public sealed partial class GoogLeNet : Module, IAuxiliaryNetwork
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="auxiliary">Whether it has classifiers halfway; see <see cref="CallWithAuxiliary"/>.</param>
    /// <param name="dropout">Probability with which features are left out before the last layer, in [0, 1).</param>
    public GoogLeNet(int classes = 1000, bool auxiliary = false, double dropout = 0.2)
    {
        (Aux1, Aux2) = auxiliary ? (new GoogLeNetHead(512, classes), new GoogLeNetHead(528, classes)) : ((Module?)null, (Module?)null);
        Dropout = new(dropout);
        Fc = new(1024, classes);
        // torchvision cuts the normal at 200 standard deviations, which no number reaches.
        this.StartWith(Initial.Normal(0.01f), Initial.Normal(0.01f), zeroBiases: false);
    }

    /// <summary>Its name and recipe.</summary>
    public static ModelInfo Info { get; } = new("googlenet", "GoogLeNet, 2014's winner on ImageNet", [3, 224, 224], classes => new GoogLeNet(classes), Recipe.OfLargeImages(0.05f), Classes: 1000, BuildAuxiliary: classes => new GoogLeNet(classes, auxiliary: true));

    private Module Conv1 { get; } = new ConvNorm(3, 64, 7, stride: 2, padding: 3);

    [Name("maxpool1")]
    private MaxPool2d MaxPool1 { get; } = new(3, stride: 2, ceil: true);

    private Module Conv2 { get; } = new ConvNorm(64, 64, 1);

    private Module Conv3 { get; } = new ConvNorm(64, 192, 3, padding: 1);

    [Name("maxpool2")]
    private MaxPool2d MaxPool2 { get; } = new(3, stride: 2, ceil: true);

    private Module Inception3a { get; } = new Inception(192, 64, 96, 128, 16, 32, 32);

    private Module Inception3b { get; } = new Inception(256, 128, 128, 192, 32, 96, 64);

    [Name("maxpool3")]
    private MaxPool2d MaxPool3 { get; } = new(3, stride: 2, ceil: true);

    private Module Inception4a { get; } = new Inception(480, 192, 96, 208, 16, 48, 64);

    private Module Inception4b { get; } = new Inception(512, 160, 112, 224, 24, 64, 64);

    private Module Inception4c { get; } = new Inception(512, 128, 128, 256, 24, 64, 64);

    private Module Inception4d { get; } = new Inception(512, 112, 144, 288, 32, 64, 64);

    private Module Inception4e { get; } = new Inception(528, 256, 160, 320, 32, 128, 128);

    [Name("maxpool4")]
    private MaxPool2d MaxPool4 { get; } = new(2, stride: 2, ceil: true);

    private Module Inception5a { get; } = new Inception(832, 256, 160, 320, 32, 128, 128);

    private Module Inception5b { get; } = new Inception(832, 384, 192, 384, 48, 128, 128);

    private Module? Aux1 { get; }

    private Module? Aux2 { get; }

    [Name("avgpool")]
    private AdaptiveAvgPool2d AvgPool { get; } = new(1);

    private Dropout Dropout { get; }

    /// <summary>From features to classes.</summary>
    public Linear Fc { get; }

    /// <summary>What all classifiers say, for a loss of the first's plus 0.3 times the others', as in the paper. Shape: [N, 3, H, W] → three times [N, classes].</summary>
    /// <exception cref="InvalidOperationException">The network was built without auxiliary classifiers.</exception>
    public (Tensor Main, Tensor Auxiliary1, Tensor Auxiliary2) CallWithAuxiliary(Tensor x)
    {
        if (Aux1 is null || Aux2 is null) throw new InvalidOperationException("this GoogLeNet has no auxiliary classifiers; build it with auxiliary: true");
        Tensor third = x, sixth = x;
        Tensor main = Call(x, input => From4e(sixth = From4bTo4d(third = Until4a(input))));
        return (main, Aux1.Call(third), Aux2.Call(sixth));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Module> AuxiliaryHeads => Aux1 is { } first && Aux2 is { } second ? [first, second] : [];

    /// <summary>0.3, as in the paper.</summary>
    public double AuxiliaryWeight => 0.3;

    /// <inheritdoc/>
    public (Tensor Main, IReadOnlyList<Tensor> Auxiliary) CallAll(Tensor x) => Aux1 is null ? (Call(x), []) : CallWithAuxiliary(x) is var (main, first, second) ? (main, [first, second]) : default;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => From4e(From4bTo4d(Until4a(x)));

    private Tensor Until4a(Tensor x)
    {
        x = MaxPool2.Call(Conv3.Call(Conv2.Call(MaxPool1.Call(Conv1.Call(x)))));
        return Inception4a.Call(MaxPool3.Call(Inception3b.Call(Inception3a.Call(x))));
    }

    private Tensor From4bTo4d(Tensor x) => Inception4d.Call(Inception4c.Call(Inception4b.Call(x)));

    private Tensor From4e(Tensor x)
    {
        x = Inception5b.Call(Inception5a.Call(MaxPool4.Call(Inception4e.Call(x))));
        return Fc.Call(Dropout.Call(AvgPool.Call(x).Flatten(1)));
    }
}
