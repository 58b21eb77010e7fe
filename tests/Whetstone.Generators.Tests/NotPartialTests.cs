using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Whetstone.Generators.Tests;

public class NotPartialTests
{
    [Theory]
    [InlineData(
        "class LeNet : Module { Conv _conv = new(); }",
        "LeNet holds modules or parameters but is not partial, so they cannot be found; declare it 'partial class LeNet'")]
    [InlineData(
        "class Affine<T> : Module { public Parameter Weight { get; } = new(); }",
        "Affine holds modules or parameters but is not partial, so they cannot be found; declare it 'partial class Affine<T>'")]
    [InlineData(
        "class Norm : Module { Buffer? _mean; }",
        "Norm holds modules or parameters but is not partial, so they cannot be found; declare it 'partial class Norm'")]
    [InlineData(
        "struct Nets { public partial class LeNet : Module { Conv[] _convs = []; } }",
        "LeNet holds modules or parameters but its containing type Nets is not partial, so they cannot be found; declare it 'partial struct Nets'")]
    [InlineData(
        "file partial class LeNet : Module { Conv _conv = new(); }",
        "LeNet holds modules or parameters but is local to its file, so they cannot be found; remove the modifier 'file'")]
    public async Task A_module_whose_members_cannot_be_found_is_an_error(string source, string message)
    {
        var diagnostic = Assert.Single(await Analyzed.Of(source));

        Assert.Equal("WHET010", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(message.Split(' ')[0], Analyzed.Marked(diagnostic));
    }

    [Theory]
    [InlineData("partial class LeNet : Module { Conv _conv = new(); }")]
    [InlineData("class Relu : Module { bool _inPlace; Conv Fresh => new(); }")]
    [InlineData("class Shared : Module { [NotAChild] Conv _conv = new(); }")]
    [InlineData("class Trainer { Conv _conv = new(); }")]
    [InlineData("""
        class ByHand : Module
        {
            Conv _conv = new();
            protected override void VisitMembers(IMemberVisitor visitor) => visitor.Child("mine", _conv);
        }
        """)]
    public async Task Other_classes_are_not_reported(string source) => Assert.Empty(await Analyzed.Of(source));
}
