using Microsoft.CodeAnalysis;

namespace Whetstone.Generators.Tests;

public class ReferencedBaseTests
{
    [Fact]
    public void A_property_stored_by_a_class_of_another_assembly_is_left_to_that_class()
    {
        var library = Compiled.With("""
            public abstract partial class Backbone : Module
            {
                public virtual Conv? Stem { get; }
                public virtual Conv? Computed => null;
            }
            """).Compilation;
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        var net = Compiled.Sources("""
            public partial class Net : Backbone
            {
                public override Conv Stem { get; } = new();
                public override Conv Computed { get; } = new();
            }
            """);
        // The contract comes with the library, not from source a second time.
        net = net.RemoveSyntaxTrees(net.SyntaxTrees[0]).AddReferences(MetadataReference.CreateFromImage(image.ToArray()));

        var text = Assert.Single(Compiled.With(net).Generated);

        Assert.DoesNotContain("this.Stem", text, StringComparison.Ordinal);
        Assert.Contains("this.Computed", text, StringComparison.Ordinal);
    }
}
