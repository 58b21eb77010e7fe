using Whetstone.Nn.Tests.Networks;

namespace Whetstone.Nn.Tests.Modules;

public sealed class PrintingTests
{
    [Fact]
    public void Before_the_first_call_the_tree_shows_output_sizes_only() => Assert.Equal("""
        Sequential(
          (0): RecMLP(
            (net): Sequential(
              (0): Dense(256, Activation(relu))
              (1): Dense(128, Activation(relu))
            )
            (dense): Dense(64, linear)
          )
          (1): Dense(10, linear)
        )
        """, RecMLP.WithHead().ToString());

    [Fact]
    public void After_the_first_call_it_shows_input_sizes_too()
    {
        Sequential net = RecMLP.WithHead();
        net.Initialize(new(1));
        net.Call(Tensor.Zeros([2, 20]));
        Assert.Equal("""
            Sequential(
              (0): RecMLP(
                (net): Sequential(
                  (0): Dense(20 -> 256, Activation(relu))
                  (1): Dense(256 -> 128, Activation(relu))
                )
                (dense): Dense(128 -> 64, linear)
              )
              (1): Dense(64 -> 10, linear)
            )
            """, net.ToString());
    }

    [Fact]
    public void Layers_are_printed_as_PyTorch_prints_them()
    {
        Assert.Equal("Conv2d(3, 64, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))", new Conv2d(3, 64, 3, padding: 1).ToString());
        Assert.Equal("Conv2d(?, 64, kernel_size=(3, 5), stride=(2, 1), bias=False)", new Conv2d(64, new(3, 5), stride: new(2, 1), bias: false).ToString());
        Assert.Equal("Linear(in_features=4, out_features=2, bias=True)", new Linear(4, 2).ToString());
        Assert.Equal("Dropout(p=0.5)", new Dropout().ToString());
    }
}
